package io.connectedvpc.bench.failover;

/** How the routes of an SDDC are led to another ENI. */
enum Way {
    PER_CIDR("PER_CIDR"),
    REPLACE_SERIALLY("serial ReplaceRoute"),
    DELETE_AND_CREATE("serial delete + create");

    private final String label;

    Way(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
