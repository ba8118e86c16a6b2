package io.connectedvpc.core.model;

/** The events that connected-vpc sends. */
public enum EventType {
    SDDC_PROVISIONED("SDDC Provisioned"),
    SDDC_DEPROVISIONED("SDDC Deprovisioned"),
    SEGMENT_SYNCHRONIZED("Segment Synchronized"),
    SEGMENT_IGNORED("Segment Ignored"),
    EDGE_MOVE_APPLIED("Edge Move Applied"),
    EDGE_MOVE_IGNORED("Edge Move Ignored"),
    ROUTE_DRIFT_REPAIRED("Route Drift Repaired"),
    SDDC_DEGRADED("SDDC Degraded"),
    SDDC_RECOVERED("SDDC Recovered");

    private final String detailType;

    EventType(String detailType) {
        this.detailType = detailType;
    }

    /** EventBridge's detail-type. */
    public String detailType() {
        return detailType;
    }
}
