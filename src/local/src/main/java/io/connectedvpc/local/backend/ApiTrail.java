package io.connectedvpc.local.backend;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectedvpc.ec2standin.Call;
import io.connectedvpc.ec2standin.CallListener;
import io.connectedvpc.lambda.event.TrailEvents;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * Puts the calls of the embedded EC2 on the bus as CloudTrail does, at once instead of minutes later. The functions' own
 * calls are among them, as on AWS: to leave them out is up to the rule. (CloudTrail User Guide, "CloudTrail record
 * contents"; parameters that aren't plain values have another shape there.)
 */
final class ApiTrail implements CallListener {

    private final EventBridgeClient bus;

    ApiTrail(EventBridgeClient bus) {
        this.bus = bus;
    }

    @Override
    public void called(Call call) {
        if (call.isMutating()) {
            PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                    .source("aws.ec2")
                    .detailType(TrailEvents.API_CALL)
                    .detail(detail(call).toString())
                    .time(call.at())
                    .build();
            bus.putEvents(request -> request.entries(entry));
        }
    }

    private static ObjectNode detail(Call call) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.put("eventVersion", "1.10");
        detail.put("eventTime", call.at().toString());
        detail.put("eventSource", "ec2.amazonaws.com");
        detail.put("eventName", call.operation());
        detail.put("awsRegion", "us-east-1");
        detail.put("userAgent", call.userAgent());
        Optional.ofNullable(call.errorCode()).ifPresent(code -> detail.put("errorCode", code));
        putParameters(call, detail.putObject("requestParameters"));
        detail.put("eventID", UUID.randomUUID().toString());
        detail.put("readOnly", false);
        detail.put("eventType", "AwsApiCall");
        return detail;
    }

    /** Those of the newer calls are in an object that has the request's name, and keep their own names. */
    private static void putParameters(Call call, ObjectNode parameters) {
        if (call.operation().contains("PrefixList")) {
            ObjectNode request = parameters.putObject(call.operation() + "Request");
            call.parameters().forEach(request::put);
        } else {
            call.parameters().forEach((name, value) -> parameters.put(firstSmall(name), value));
        }
    }

    private static String firstSmall(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
