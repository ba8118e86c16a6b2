package io.connectedvpc.core.plan;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import io.connectedvpc.core.port.VpcNetwork.RouteTable;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a VPC.
 *
 * @param tables all tables
 * @param list the SDDC's prefix list; null when it has none, or none is shown
 */
public record Actual(List<RouteTable> tables, @Nullable Listed list) {

    /** Nothing was looked at. */
    public static final Actual NOTHING = new Actual(List.of(), null);

    public Actual {
        tables = List.copyOf(tables);
    }

    /** A prefix list and the blocks in it. */
    public record Listed(PrefixList list, SortedSet<Cidr> entries) {

        public Listed {
            entries = Collections.unmodifiableSortedSet(new TreeSet<>(entries));
        }
    }
}
