package io.connectedvpc.lambda.telemetry;

/** The metrics of a deployment. Each is told only when there is something to tell; none is ever 0. */
public enum Metric {
    /** From the time of the event in which the Edge moved until each route was seen to lead to the new active ENI. */
    FAILOVER_FROM_EVENT("FailoverFromEvent", "Milliseconds"),
    /** The same, from when the core took the event or request. */
    FAILOVER_FROM_RECEIPT("FailoverFromReceipt", "Milliseconds"),
    /** Writes to route tables and prefix lists. */
    ROUTES_CHANGED("RoutesChanged", "Count"),
    /** Commands that said nothing new: applied before, or as it was already. */
    NO_OPS("NoOps", "Count"),
    /** Commands that came after a newer one. */
    STALE_EVENTS("StaleEvents", "Count"),
    /** Routes and entries that weren't as they had been verified to be. */
    DRIFT_FOUND("DriftFound", "Count"),
    /** Commits that another writer came before. */
    CONFLICTS("Conflicts", "Count"),
    /** Attempts that AWS throttled. */
    THROTTLES("Throttles", "Count"),
    /** Attempts that the SDK made over. */
    RETRIES("Retries", "Count"),
    /** SDDCs that became degraded. */
    DEGRADED("Degraded", "Count"),
    /** Sweeps that asked for a reconcile of every SDDC. */
    SWEEP_SUCCEEDED("SweepSucceeded", "Count");

    private final String title;
    private final String unit;

    Metric(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** Its name in CloudWatch. */
    public String title() {
        return title;
    }

    /** CloudWatch's unit. */
    public String unit() {
        return unit;
    }
}
