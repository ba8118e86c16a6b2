package io.connectedvpc.lambda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.lambda.sample.ApiCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @Test
    void anyVersionWillDo_withoutTheHeader_orWithAStar() {
        assertThat(IfMatch.version(ApiRequest.of(ApiCall.to("GET /").event()))).isNull();
        assertThat(version("*")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "7", " \"7\" "})
    void version_isThatOfTheTag(String header) {
        assertThat(version(header)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "W/\"7\"", "\"seven\"", "\"-7\"", "\"99999999999999999999\"", "\u0667"})
    void tag_matchesNoVersion_whenItIsNoneOfOurs(String header) {
        assertThat(version(header)).isEqualTo(-1);
    }

    @Test
    void severalTags_areRefused() {
        var refused = catchThrowableOfType(Rejected.class, () -> version("\"7\", \"8\""));

        assertThat(refused.problem().code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
    }

    private static Long version(String header) {
        return IfMatch.version(
                ApiRequest.of(ApiCall.to("GET /").header("if-match", header).event()));
    }
}
