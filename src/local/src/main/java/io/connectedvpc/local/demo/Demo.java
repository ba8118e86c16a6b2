package io.connectedvpc.local.demo;

import io.connectedvpc.aws.AwsClients;
import io.connectedvpc.ec2standin.Call;
import io.connectedvpc.ec2standin.Ec2StandIn;
import io.connectedvpc.ec2standin.SampleVpc;
import io.connectedvpc.local.LocalServer;
import io.connectedvpc.local.demo.RestClient.Reply;
import io.connectedvpc.local.demo.VpcView.RouteLine;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Plays the worked example on a server and shows, after each step, what EC2 then holds. */
public final class Demo implements AutoCloseable {

    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final String INDENT = "    ";

    private final LocalServer server;
    private final Ec2StandIn ec2;
    private final PrintStream out;
    private final RestClient api;
    private final VpcView vpc;
    private final List<RouteLine> foreignRoutes;

    /**
     * Prepares a demo.
     *
     * @param server whose functions work on {@code ec2}
     * @param ec2 a stand-in with the sample VPC, untouched, whose calls the server hears of
     */
    public Demo(LocalServer server, Ec2StandIn ec2, PrintStream out) {
        this.server = server;
        this.ec2 = ec2;
        this.out = out;
        this.api = new RestClient(server.url());
        this.vpc = new VpcView(ec2, SampleVpc.VPC);
        this.foreignRoutes = vpc.mainTable();
    }

    /**
     * Plays all steps.
     *
     * @return whether each of them ended in sync
     */
    public boolean play() throws IOException, InterruptedException {
        out.printf(
                "VPC %s (%s), subnet %s (%s). Main route table %s at first:%n",
                SampleVpc.VPC, SampleVpc.VPC_CIDR, SampleVpc.SUBNET, SampleVpc.SUBNET_CIDR, SampleVpc.MAIN_TABLE);
        print(StateTables.routes(foreignRoutes, Map.of()));
        boolean allInSync = true;
        int number = 1;
        for (Step step : new Script(api, Place.sample(), true).steps(new Hand())) {
            out.printf("%n%d. %s%n", number++, step.title());
            allInSync &= play(step);
        }
        out.printf("%n%s%n", allInSync ? "Every step ended in sync." : "NOT every step ended in sync.");
        return allInSync;
    }

    private boolean play(Step step) throws IOException, InterruptedException {
        ec2.journal().clear();
        step.preparation().run();
        Reply reply = step.action().run();
        List<String> complaints = new ArrayList<>();
        if (!server.bus().awaitQuiet(QUIET)) {
            complaints.add("the functions are still at work after " + QUIET.toSeconds() + " s");
        }
        List<Call> writes = ownWrites();
        out.printf("%sanswered %d; %s%n", INDENT, reply.status(), describe(writes));
        checkReply(step, reply, writes.size(), complaints);
        complaints.addAll(show(step.expectation()));
        out.println(INDENT + (complaints.isEmpty() ? "In sync." : "NOT in sync:"));
        complaints.forEach(complaint -> out.println(INDENT + INDENT + complaint));
        return complaints.isEmpty();
    }

    private List<Call> ownWrites() {
        return ec2.journal().mutatingCalls().stream()
                .filter(call -> call.userAgent().equals(AwsClients.USER_AGENT_SUFFIX))
                .toList();
    }

    private static void checkReply(Step step, Reply reply, int writes, List<String> complaints) {
        if (reply.status() != step.status()
                || reply.body().path("FailedEntryCount").asInt() > 0) {
            complaints.add("expected the answer %d, got %d: %s".formatted(step.status(), reply.status(), reply.body()));
        }
        if (step.writes().isPresent() && step.writes().getAsInt() != writes) {
            complaints.add(
                    "expected %d mutating EC2 calls".formatted(step.writes().getAsInt()));
        }
    }

    private static String describe(List<Call> writes) {
        Map<String, Long> byOperation =
                writes.stream().collect(Collectors.groupingBy(Call::operation, TreeMap::new, Collectors.counting()));
        String operations = byOperation.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return "mutating EC2 calls: " + (writes.isEmpty() ? "none" : writes.size() + " (" + operations + ")");
    }

    private List<String> show(Expectation expectation) throws IOException, InterruptedException {
        Reply sddc = api.get("/sddcs/" + Script.SDDC);
        List<RouteLine> mainTable = vpc.mainTable();
        if (expectation.hasSddc()) {
            print(StateTables.interfaces(sddc.body()));
            out.println();
        }
        print(StateTables.routes(mainTable, new HashMap<>(expectation.destinations())));
        return new Inspection(expectation, foreignRoutes).complaints(mainTable, vpc.interfacesOf(Script.SDDC), sddc);
    }

    private void print(List<String> lines) {
        lines.forEach(line -> out.println(INDENT + line));
    }

    /** Somebody at EC2's own console. */
    private final class Hand implements Script.Somebody {

        /** Points the route at another machine of the VPC: a target it never had. */
        @Override
        public void repoints(String destination) {
            String elsewhere = vpc.primaryInterfaceOf(SampleVpc.instance(3));
            ec2.replaceRoute(call -> call.routeTableId(SampleVpc.MAIN_TABLE)
                    .destinationCidrBlock(destination)
                    .networkInterfaceId(elsewhere));
            out.printf("%sby hand: ReplaceRoute %s -> %s%n", INDENT, destination, elsewhere);
        }

        @Override
        public void deletes(String destination) {
            ec2.deleteRoute(call -> call.routeTableId(SampleVpc.MAIN_TABLE).destinationCidrBlock(destination));
            out.printf("%sby hand: DeleteRoute %s%n", INDENT, destination);
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
