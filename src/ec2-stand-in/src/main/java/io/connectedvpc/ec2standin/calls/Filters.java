package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Tagged;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * EC2's filters: all filters must match, of a filter's values one suffices; {@code *} and {@code ?} are wildcards,
 * a backslash escapes them ("List and filter using the CLI and API" in the EC2 User Guide).
 */
final class Filters {

    /** What a kind of resource shows to filters, apart from its tags. */
    @FunctionalInterface
    interface Attributes<T> {

        /** The values under this name, or null if there is no such filter. */
        @Nullable
        List<String> of(T resource, String filterName);
    }

    private static final String TAG = "tag:";

    private Filters() {}

    static <T extends Tagged> Stream<T> apply(List<Filter> filters, Stream<T> resources, Attributes<T> attributes) {
        return resources.filter(resource -> filters.stream().allMatch(one -> matches(one, resource, attributes)));
    }

    private static <T extends Tagged> boolean matches(Filter filter, T resource, Attributes<T> attributes) {
        String name = Lookup.require(filter.name(), "Filter.Name");
        List<String> actual = name.startsWith(TAG) || name.equals("tag-key")
                ? tagValues(resource.tags(), name)
                : attributes.of(resource, name);
        if (actual == null) {
            throw Ec2Errors.invalidValue("The filter '%s' is invalid".formatted(name));
        }
        return filter.values().stream()
                .map(Filters::pattern)
                .anyMatch(wanted ->
                        actual.stream().anyMatch(value -> wanted.matcher(value).matches()));
    }

    private static List<String> tagValues(Map<String, String> tags, String name) {
        if (name.equals("tag-key")) {
            return List.copyOf(tags.keySet());
        }
        String value = tags.get(name.substring(TAG.length()));
        return value == null ? List.of() : List.of(value);
    }

    private static Pattern pattern(String value) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                regex.append(Pattern.quote(value.substring(i, i + 1)));
            } else {
                regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** For the texts of attributes that are true or false. */
    static List<String> flags(Stream<Boolean> values) {
        return values.map(String::valueOf).collect(Collectors.toList());
    }
}
