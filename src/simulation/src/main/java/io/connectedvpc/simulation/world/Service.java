package io.connectedvpc.simulation.world;

/** What the core calls. */
public enum Service {
    EC2("ec2:"),
    STORE("dynamodb:"),
    BUS("events:");

    private final String prefix;

    Service(String prefix) {
        this.prefix = prefix;
    }

    /** The AWS API action of a call. */
    String action(String call) {
        return prefix + call;
    }
}
