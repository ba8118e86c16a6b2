package io.connectedvpc.ec2standin.calls;

import io.connectedvpc.ec2standin.model.Tagged;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/**
 * One page of an answer.
 *
 * @param nextToken what asks for the page after this one, or null on the last
 */
record Page<T>(List<T> items, @Nullable String nextToken) {

    /**
     * Which page is asked for.
     *
     * @param token the token of the page before, or null for the first page
     * @param maxResults the most items that the caller wants, or null
     * @param hasIds whether the request names the resources, which excludes {@code maxResults}
     * @param range what {@code maxResults} may be
     */
    record Wish(@Nullable String token, @Nullable Integer maxResults, boolean hasIds, Range range) {

        Wish(@Nullable String token, @Nullable Integer maxResults, boolean hasIds) {
            this(token, maxResults, hasIds, Range.USUAL);
        }

        private int size(int pageSize) {
            int most = Math.min(range.most(), pageSize);
            return maxResults == null ? most : Math.min(range.check(maxResults), most);
        }
    }

    /** How many items a caller may want on a page. */
    record Range(int least, int most) {

        /** That of most Describes. */
        static final Range USUAL = new Range(5, Integer.MAX_VALUE);

        /** That of prefix lists and of their entries. */
        static final Range PREFIX_LISTS = new Range(1, 100);

        private int check(int wanted) {
            if (wanted < least) {
                throw Ec2Errors.invalidValue("maxResults", wanted, "Expecting a value greater than " + least + ".");
            }
            if (wanted > most) {
                throw Ec2Errors.invalidValue("maxResults", wanted, "Expecting a value less than " + most + ".");
            }
            return wanted;
        }
    }

    /**
     * Cuts the page out of all matches, which come sorted by id.
     *
     * @param pageSize the most items that the stand-in puts on a page
     */
    static <T extends Tagged> Page<T> of(Stream<T> sorted, Wish wish, int pageSize) {
        return of(sorted, Tagged::id, wish, pageSize);
    }

    /** The same for things that are no resources of their own. */
    static <T> Page<T> of(Stream<T> sorted, Function<T, String> id, Wish wish, int pageSize) {
        if (wish.hasIds()) {
            return whole(sorted, wish);
        }
        int size = wish.size(pageSize);
        String after = wish.token() == null ? "" : lastId(wish.token());
        List<T> rest = sorted.filter(item -> id.apply(item).compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        if (rest.size() <= size) {
            return new Page<>(rest, null);
        }
        List<T> items = rest.subList(0, size);
        return new Page<>(items, token(id.apply(items.getLast())));
    }

    private static <T> Page<T> whole(Stream<T> named, Wish wish) {
        if (wish.maxResults() != null) {
            throw Ec2Errors.invalidCombination("Resource IDs cannot be used with the parameter maxResults");
        }
        return new Page<>(named.toList(), null);
    }

    private static String token(String lastId) {
        return Base64.getUrlEncoder().encodeToString(lastId.getBytes(StandardCharsets.UTF_8));
    }

    private static String lastId(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            Ec2Exception error = Ec2Errors.clientError("InvalidNextToken", "The specified NextToken is not valid.");
            error.addSuppressed(e);
            throw error;
        }
    }
}
