package io.connectedvpc.bench.failover;

/** How the routes of an SDDC are led to another ENI. */
enum Way {
    /** One route for each destination: after the commit, the destinations are read. */
    PER_CIDR("PER_CIDR", 2),
    /** One route for the prefix list that holds the destinations. */
    PREFIX_LIST("PREFIX_LIST", 1),
    REPLACE_SERIALLY("serial ReplaceRoute", 0),
    DELETE_AND_CREATE("serial delete + create", 0);

    private final String label;
    private final int callsBeforeWriting;

    Way(String label, int callsBeforeWriting) {
        this.label = label;
        this.callsBeforeWriting = callsBeforeWriting;
    }

    /** Whether it is connected-vpc's; else that of others. */
    boolean isProgram() {
        return callsBeforeWriting > 0;
    }

    /** How many calls of DynamoDB may come before the first write of a route; 0 where there is no DynamoDB. */
    int callsBeforeWriting() {
        return callsBeforeWriting;
    }

    String label() {
        return label;
    }
}
