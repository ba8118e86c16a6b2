package io.connectedvpc.bench.failover;

/** How the routes of an SDDC are led to another ENI. */
enum Way {
    /** One route for each destination: after the commit, the destinations are read. */
    PER_CIDR("PER_CIDR", 2),
    /** One route for the prefix list that holds the destinations. */
    PREFIX_LIST("PREFIX_LIST", 1),
    /** The same, in a table of {@code additionalRouteTableIds} too. */
    PREFIX_LIST_2("PREFIX_LIST, 2 tables", 1),
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

    /** Whether a table has one route only, however many destinations there are. */
    boolean byList() {
        return this == PREFIX_LIST || this == PREFIX_LIST_2;
    }

    /** How many calls for a destination are made one after the other; 0 where all go side by side. */
    int callsInARow() {
        return switch (this) {
            case PER_CIDR, PREFIX_LIST, PREFIX_LIST_2 -> 0;
            case REPLACE_SERIALLY -> 1;
            case DELETE_AND_CREATE -> 2;
        };
    }

    /** How many tables are written. */
    int tables() {
        return this == PREFIX_LIST_2 ? 2 : 1;
    }

    String label() {
        return label;
    }
}
