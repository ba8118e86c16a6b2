package io.connectedvpc.simulation.oracle;

import io.connectedvpc.core.model.Cidr;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an SDDC wants of the VPC.
 *
 * @param exists whether there is such an SDDC
 * @param incarnation how often it has been created
 * @param vpcId empty when there is none
 * @param destinations to be routed; none once it is being deleted
 * @param byList whether one route to a prefix list is to lead to all of them
 * @param additionalTables the tables beside the main one that are to be kept like it
 * @param activeSlot the slot of the active Edge's host
 */
record Desired(
        boolean exists,
        boolean deleting,
        boolean paused,
        long incarnation,
        String vpcId,
        SortedSet<Cidr> destinations,
        boolean byList,
        Set<String> additionalTables,
        int activeSlot) {

    static final Desired NOTHING = new Desired(false, false, false, 0, "", new TreeSet<>(), false, Set.of(), -1);

    Desired {
        destinations = Collections.unmodifiableSortedSet(new TreeSet<>(destinations));
        additionalTables = Set.copyOf(additionalTables);
    }

    boolean wants(Cidr destination) {
        return destinations.contains(destination);
    }
}
