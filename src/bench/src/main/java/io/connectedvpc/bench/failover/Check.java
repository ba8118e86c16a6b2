package io.connectedvpc.bench.failover;

/**
 * Something that is demanded of connected-vpc.
 *
 * @param demand what is demanded
 * @param measured what was seen
 */
record Check(String demand, String measured, boolean holds) {

    String row() {
        return "| %s | %s | %s |%n".formatted(demand, measured, holds ? "yes" : "**no**");
    }
}
