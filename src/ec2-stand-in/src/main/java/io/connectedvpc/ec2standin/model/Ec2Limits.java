package io.connectedvpc.ec2standin.model;

import java.time.Duration;

/**
 * The quotas and habits of the account that tests may want to change.
 *
 * @param routesPerTable how many routes a table takes besides its {@code local} and propagated ones; a route to a prefix
 *     list counts as many as the list can have entries
 * @param interfacesPerInstance how many network interfaces an instance takes, its primary one included
 * @param pageSize the most resources on one page of a Describe, however many the caller wants
 * @param detachTime how long a detachment takes on the stand-in's clock; until then the interface is in use
 * @param prefixListTime how long a change of a prefix list takes on the stand-in's clock; until then the list is as before
 */
public record Ec2Limits(
        int routesPerTable, int interfacesPerInstance, int pageSize, Duration detachTime, Duration prefixListTime) {

    /**
     * EC2's defaults (500 routes since June 2025; 15 interfaces as on large instance types). Detachments and changes of
     * prefix lists are over by the next call.
     */
    public static final Ec2Limits DEFAULT = new Ec2Limits(500, 15, 1000, Duration.ZERO, Duration.ZERO);

    public Ec2Limits withRoutesPerTable(int routes) {
        return new Ec2Limits(routes, interfacesPerInstance, pageSize, detachTime, prefixListTime);
    }

    public Ec2Limits withInterfacesPerInstance(int interfaces) {
        return new Ec2Limits(routesPerTable, interfaces, pageSize, detachTime, prefixListTime);
    }

    public Ec2Limits withPageSize(int size) {
        return new Ec2Limits(routesPerTable, interfacesPerInstance, size, detachTime, prefixListTime);
    }

    public Ec2Limits withDetachTime(Duration time) {
        return new Ec2Limits(routesPerTable, interfacesPerInstance, pageSize, time, prefixListTime);
    }

    public Ec2Limits withPrefixListTime(Duration time) {
        return new Ec2Limits(routesPerTable, interfacesPerInstance, pageSize, detachTime, time);
    }
}
