package io.connectedvpc.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * Filters of EC2's Describe calls. Ids are asked for by filter: a missing id then makes an answer without it, where the call's own list of
 * ids would make an error.
 */
final class Filters {

    /** Values that one filter may have. Source: EC2 User Guide, "List and filter using the CLI and API". */
    private static final int MOST_VALUES = 200;

    /** What an id can be made of. Other text in a filter may be a pattern, which finds what nobody named. Source: as above. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,255}");

    private Filters() {}

    static Filter filter(String name, String value) {
        return filter(name, List.of(value));
    }

    static Filter filter(String name, Collection<String> values) {
        return Filter.builder().name(name).values(values).build();
    }

    /** Describes resources by id in as many calls as it takes; in none when there are no ids. Text that can't be an id finds nothing. */
    static <T> List<T> byId(String name, Collection<String> ids, Function<Filter, List<T>> describe) {
        List<String> distinct =
                ids.stream().distinct().filter(id -> ID.matcher(id).matches()).toList();
        var found = new ArrayList<T>();
        for (int from = 0; from < distinct.size(); from += MOST_VALUES) {
            int to = Math.min(from + MOST_VALUES, distinct.size());
            found.addAll(describe.apply(filter(name, distinct.subList(from, to))));
        }
        return found;
    }
}
