package io.connectedvpc.lambda.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Violation;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

    @ParameterizedTest
    @CsvSource({
        "400, malformed-request",
        "404, not-found",
        "405, method-not-allowed",
        "422, invalid-field",
        "422, subnet-too-small",
        "422, route-quota",
        "412, version-mismatch",
        "409, stale-sequence",
        "409, immutable-field",
        "409, wrong-state",
        "409, not-empty",
        "409, cidr-overlap",
        "409, route-conflict",
        "429, throttled",
        "502, aws-refused",
        "503, unavailable"
    })
    void document_endsItsTypeInTheContractsCode(int status, String code) {
        ProblemCode problem = ProblemCode.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));

        JsonNode document = Problems.document(Problem.of(problem, "why"));

        assertThat(document.fieldNames()).toIterable().containsExactly("type", "title", "status", "detail");
        assertThat(document.path("type").textValue()).isEqualTo("urn:connected-vpc:problem:" + code);
        assertThat(document.path("status").intValue()).isEqualTo(status);
        assertThat(document.path("title").textValue()).isNotBlank();
        assertThat(document.path("detail").textValue()).isEqualTo("why");
    }

    @Test
    void document_namesTheBadFields() {
        var problem = Problem.of(
                ProblemCode.INVALID_FIELD, List.of(new Violation("cidr", "is bad"), new Violation("type", "is worse")));

        JsonNode document = Problems.document(problem);

        assertThat(document.path("detail").textValue()).isEqualTo("cidr is bad; type is worse");
        assertThat(document.path("violations").toString())
                .isEqualTo(
                        "[{\"field\":\"cidr\",\"message\":\"is bad\"},{\"field\":\"type\",\"message\":\"is worse\"}]");
    }

    @Test
    void document_staysSmall_howeverMuchIsWrong() {
        var bad = new Violation("f".repeat(50_000), "m".repeat(50_000));

        JsonNode document = Problems.document(Problem.of(ProblemCode.INVALID_FIELD, Collections.nCopies(1_000, bad)));

        assertThat(document.path("violations")).hasSize(20);
        assertThat(Json.write(document).length()).isLessThan(50_000);
    }

    @Test
    void document_saysWhetherTheCommandIsStored_whereTheQuestionArises() {
        var problem = new Problem(ProblemCode.THROTTLED, "why", List.of(), true);

        assertThat(Problems.document(problem).path("committed").booleanValue()).isTrue();
        assertThat(Problems.document(Problem.of(ProblemCode.THROTTLED, "why")).has("committed"))
                .isFalse();
    }
}
