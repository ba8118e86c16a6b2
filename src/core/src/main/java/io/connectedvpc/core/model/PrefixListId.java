package io.connectedvpc.core.model;

/** The id of a managed prefix list that a route names as its destination, such as {@code pl-63a5400a}. */
public record PrefixListId(String value) implements Destination {

    @Override
    public String toString() {
        return value;
    }
}
