package io.connectedvpc.ec2standin.calls;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.ec2.model.Ec2Request;

/** The parameters of any request. */
public final class Parameters {

    private Parameters() {}

    /** What the caller set, by its name in the EC2 API Reference; a list counts as set even if it is empty. */
    public static Map<String, Object> of(Ec2Request request) {
        Map<String, Object> parameters = new TreeMap<>();
        for (SdkField<?> field : request.sdkFields()) {
            // Not SdkField's own getter: it would make up a client token where there is none.
            Optional<Object> value = request.getValueForField(field.memberName(), Object.class);
            value.filter(one -> !(one instanceof SdkAutoConstructList))
                    .ifPresent(one -> parameters.put(field.memberName(), one));
        }
        return parameters;
    }
}
