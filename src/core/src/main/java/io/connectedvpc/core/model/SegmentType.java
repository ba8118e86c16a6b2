package io.connectedvpc.core.model;

/** How a segment is connected. Only a routed one gets a route in the connected VPC. */
public enum SegmentType {
    ROUTED,
    EXTENDED,
    DISCONNECTED
}
