package io.connectedvpc.lambda.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.problem.Violation;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    private static final int LARGEST = 64 * 1024;

    @Test
    void fields_areRead_whenTheyAreOfTheRightType() {
        Body body = Body.parse("""
                {"text":"a","number":9007199254740993,"flag":true,"texts":["b","c"],"objects":[{"text":"d"}]}""");

        assertThat(body.required("text")).isEqualTo("a");
        assertThat(body.number("number")).isEqualTo(9007199254740993L);
        assertThat(body.flag("flag")).isTrue();
        assertThat(body.texts("texts")).containsExactly("b", "c");
        assertThat(body.objects("objects"))
                .extracting(object -> object.text("text"))
                .containsExactly("d");
        assertThatCode(body::end).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"field\":null}"})
    void field_isNull_whenItIsLeftOutOrNull(String text) {
        Body body = Body.parse(text);

        assertThat(body.text("field")).isNull();
        assertThat(body.number("field")).isNull();
        assertThat(body.flag("field")).isNull();
        assertThat(body.texts("field")).isNull();
        assertThat(body.objects("field")).isNull();
        assertThatCode(body::end).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "true", "[]", "[\"a\"]", "{}"})
    void text_mustBeAString(String value) {
        assertViolation(value, body -> body.text("field"), "must be a string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "1.5", "1.0", "1e400", "1E3", "9223372036854775808", "true", "[]", "[1]", "{}"})
    void number_mustBeAWholeNumber(String value) {
        assertViolation(value, body -> body.number("field"), "must be a whole number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "0", "[]", "[true]", "{}"})
    void flag_mustBeTrueOrFalse(String value) {
        assertViolation(value, body -> body.flag("field"), "must be true or false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "1", "true", "{}", "{\"0\":\"a\"}"})
    void lists_mustBeLists(String value) {
        assertViolation(value, body -> body.texts("field"), "must be a list");
        assertViolation(value, body -> body.objects("field"), "must be a list");
    }

    @Test
    void elements_mustBeOfTheListsType() {
        Body body = Body.parse("{\"texts\":[\"a\",1,null],\"objects\":[{},\"b\",null,[]]}");

        body.texts("texts");
        body.objects("objects");

        assertThat(violations(body))
                .containsExactly(
                        new Violation("texts[1]", "must be a string"),
                        new Violation("texts[2]", "must be a string"),
                        new Violation("objects[1]", "must be an object"),
                        new Violation("objects[2]", "must be an object"),
                        new Violation("objects[3]", "must be an object"));
    }

    @Test
    void everythingThatIsWrong_isNamedAtOnce_withItsPath() {
        Body body = Body.parse(
                "{\"sequence\":\"1\",\"hosts\":[{\"cluster\":1},{\"hostId\":\"esx-2\",\"color\":1}],\"size\":2}");

        body.number("sequence");
        body.required("toHost");
        for (Body host : List.copyOf(body.objects("hosts"))) {
            host.required("hostId");
            host.number("cluster");
            host.noMore();
        }

        assertThat(violations(body))
                .containsExactly(
                        new Violation("sequence", "must be a whole number"),
                        new Violation("toHost", "is missing"),
                        new Violation("hosts[0].hostId", "is missing"),
                        new Violation("hosts[1].color", "is unknown"),
                        new Violation("size", "is unknown"));
    }

    @Test
    void required_isMissing_whenItIsNull_butNotWhenItIsOfAnotherType() {
        Body body = Body.parse("{\"a\":null,\"b\":7}");

        body.required("a");
        body.required("b");

        assertThat(violations(body))
                .containsExactly(new Violation("a", "is missing"), new Violation("b", "must be a string"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\n"})
    void parsing_isRefused_whenThereIsNoBody(String text) {
        assertThat(refusal(() -> Body.parse(text)).detail()).isEqualTo("the body is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"{}\"", "7", "true", "1e400"})
    void parsing_isRefused_whenItIsNoObject(String text) {
        assertThat(refusal(() -> Body.parse(text)).detail()).isEqualTo("the body is not a JSON object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}{}",
                "{} x",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":1,}",
                "{\"a\":\"\u0000\"}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "<a/>",
                "\uFEFF\uFEFF{}"
            })
    void parsing_isRefused_whenItIsNoJson(String text) {
        assertThat(refusal(() -> Body.parse(text)).detail()).startsWith("the body is not JSON: ");
    }

    @Test
    void parsing_isRefused_whenItIsTooDeep() {
        String deep = "{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";

        assertThat(refusal(() -> Body.parse(deep)).detail()).startsWith("the body is not JSON: ");
    }

    @Test
    void parsing_isRefused_fromOneByteOver64KiB() {
        String fits = "{\"a\":\"" + "x".repeat(LARGEST - 8) + "\"}";

        assertThatCode(() -> Body.parse(fits)).doesNotThrowAnyException();
        assertThat(refusal(() -> Body.parse(fits + " ")).detail()).isEqualTo("the body is larger than 64 KiB");
    }

    @Test
    void size_countsBytes_notCharacters() {
        String body = "{\"a\":\"" + "€".repeat(LARGEST / 3) + "\"}";

        assertThat(refusal(() -> Body.parse(body)).detail()).isEqualTo("the body is larger than 64 KiB");
    }

    @Test
    void tree_isRefused_whenItIsMissing_noObject_orTooLarge() {
        assertThat(refusal(() -> Body.of(MissingNode.getInstance())).detail()).startsWith("the body is missing");
        assertThat(refusal(() -> Body.of(Json.array())).detail()).isEqualTo("the body is not a JSON object");
        assertThat(refusal(() -> Body.of(Json.object().put("a", "x".repeat(LARGEST))))
                        .detail())
                .isEqualTo("the body is larger than 64 KiB");
    }

    private static void assertViolation(String value, Consumer<Body> reader, String message) {
        Body body = Body.parse("{\"field\":" + value + "}");

        reader.accept(body);

        assertThat(violations(body)).containsExactly(new Violation("field", message));
    }

    private static List<Violation> violations(Body body) {
        return refusal(body::end).violations();
    }

    private static Problem refusal(ThrowingCallable refused) {
        Problem problem = catchThrowableOfType(Rejected.class, refused).problem();
        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
        return problem;
    }
}
