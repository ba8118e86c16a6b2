package io.connectedvpc.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.local.LocalServer;
import io.connectedvpc.local.demo.RestClient.Reply;
import io.connectedvpc.local.demo.VpcView.RouteLine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * The worked example end to end, over HTTP and the bus: after each step the network interfaces, the main route table and
 * the mapping are what the contract says.
 */
abstract class WorkedExample {

    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final String TABLE = "connected-vpc";
    private static final String PARTITION = "SDDC#" + Script.SDDC;

    /** Serves the project's functions on the services under test. */
    abstract LocalServer server();

    abstract Place place();

    /** For what others do. */
    abstract Ec2Client ec2();

    /** Whether the bus hears of it. */
    abstract boolean watched();

    abstract DynamoDbClient dynamoDb();

    @Test
    void everyStep_leavesTheInterfacesRoutesAndMappingOfTheContract() throws IOException, InterruptedException {
        VpcView vpc = new VpcView(ec2(), place().vpcId());
        List<RouteLine> foreignRoutes = vpc.mainTable();
        try (RestClient api = new RestClient(server().url())) {
            for (Step step : new Script(api, place(), watched()).steps(new Hand())) {
                step.preparation().run();
                Reply reply = step.action().run();

                assertThat(server().bus().awaitQuiet(QUIET)).as(step.title()).isTrue();
                assertThat(reply.status())
                        .as("%s: %s", step.title(), reply.body())
                        .isEqualTo(step.status());
                Reply sddc = api.get("/sddcs/" + Script.SDDC);
                assertThat(new Inspection(step.expectation(), foreignRoutes)
                                .complaints(vpc.mainTable(), vpc.interfacesOf(Script.SDDC), sddc))
                        .as(step.title())
                        .isEmpty();
                assertThat(storedMapping()).as(step.title()).isEqualTo(toldMapping(sddc.body()));
                assertThat(server().bus().deadLetters()).as(step.title()).isEmpty();
            }
        }
    }

    private final class Hand implements Script.Somebody {

        /** Points the route at a network interface that isn't the SDDC's. */
        @Override
        public void repoints(String destination) {
            String elsewhere = ec2().createNetworkInterface(call -> call.subnetId(place().subnetId()))
                    .networkInterface()
                    .networkInterfaceId();
            ec2().replaceRoute(call -> call.routeTableId(mainTable())
                    .destinationCidrBlock(destination)
                    .networkInterfaceId(elsewhere));
        }

        @Override
        public void deletes(String destination) {
            ec2().deleteRoute(call -> call.routeTableId(mainTable()).destinationCidrBlock(destination));
        }

        private String mainTable() {
            return ec2().describeRouteTables(
                            call -> call.filters(filter("vpc-id", place().vpcId()), filter("association.main", "true")))
                    .routeTables()
                    .getFirst()
                    .routeTableId();
        }
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    /** The items that other tools may read, by sort key: section 4 of the contract. */
    private Map<String, String> storedMapping() {
        Map<String, String> mapping = new TreeMap<>();
        dynamoDb()
                .query(call -> call.tableName(TABLE)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                        .expressionAttributeValues(
                                Map.of(":pk", AttributeValue.fromS(PARTITION), ":sk", AttributeValue.fromS("ENI#"))))
                .items()
                .forEach(item -> mapping.put(
                        item.get("sk").s(),
                        String.join(
                                " ",
                                text(item, "networkInterfaceId"),
                                text(item, "privateIpAddress"),
                                text(item, "hostId"),
                                text(item, "instanceId"))));
        return mapping;
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name) ? item.get(name).s() : "-";
    }

    private static Map<String, String> toldMapping(JsonNode sddc) {
        Map<String, String> mapping = new TreeMap<>();
        for (JsonNode entry : sddc.path("networkInterfaces")) {
            mapping.put(
                    "ENI#%02d".formatted(entry.path("slot").asInt()),
                    String.join(
                            " ",
                            entry.path("networkInterfaceId").asText(),
                            entry.path("privateIpAddress").asText(),
                            entry.path("hostId").asText("-"),
                            entry.path("instanceId").asText("-")));
        }
        return mapping;
    }
}
