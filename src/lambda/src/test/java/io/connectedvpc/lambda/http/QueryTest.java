package io.connectedvpc.lambda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.problem.Violation;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    private static final Query NONE = new Query(Map.of());

    @Test
    void parameters_haveDefaults() {
        assertThat(NONE.text("next")).isNull();
        assertThat(NONE.number("sequence")).isNull();
        assertThat(NONE.flag("force")).isFalse();
        assertThat(NONE.limit(20, 100)).isEqualTo(20);
    }

    @Test
    void parameters_areRead() {
        assertThat(of("next", "a b").text("next")).isEqualTo("a b");
        assertThat(of("sequence", "9007199254740991").number("sequence")).isEqualTo(9_007_199_254_740_991L);
        assertThat(of("sequence", "-1").number("sequence")).isEqualTo(-1);
        assertThat(of("force", "true").flag("force")).isTrue();
        assertThat(of("force", "false").flag("force")).isFalse();
        assertThat(of("limit", "100").limit(20, 100)).isEqualTo(100);
        assertThat(of("limit", "1").limit(20, 100)).isEqualTo(1);
    }

    @Test
    void unknownParameters_areRefused_allAtOnce() {
        var query = new Query(Map.of("limit", "1", "colour", "", "color", "blue"));

        Problem problem = refusal(() -> query.onlyKnows(Set.of("limit", "next")));

        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
        assertThat(problem.violations()).extracting(Violation::field).containsExactly("color", "colour");
        assertThatCode(() -> query.onlyKnows(Set.of("limit", "color", "colour")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "+1", "1.0", "1e3", "0x1", "one", "\u0661", "9223372036854775808", "1,2"})
    void number_isMalformed_whenItIsNoWholeNumber(String text) {
        assertMalformed(() -> of("sequence", text).number("sequence"), "sequence");
        assertMalformed(() -> of("limit", text).limit(20, 100), "limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "True", "1", "yes", "true,true"})
    void flag_isMalformed_whenItIsNeitherTrueNorFalse(String text) {
        assertMalformed(() -> of("force", text).flag("force"), "force");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "4294967297"})
    void limit_isInvalid_outsideOfItsRange(String text) {
        Problem problem = refusal(() -> of("limit", text).limit(20, 100));

        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(problem.violations()).containsExactly(new Violation("limit", "must be 1 to 100"));
    }

    private static void assertMalformed(ThrowingCallable refused, String field) {
        Problem problem = refusal(refused);
        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
        assertThat(problem.violations()).extracting(Violation::field).containsExactly(field);
    }

    private static Problem refusal(ThrowingCallable refused) {
        return catchThrowableOfType(Rejected.class, refused).problem();
    }

    private static Query of(String name, String value) {
        return new Query(Map.of(name, value));
    }
}
