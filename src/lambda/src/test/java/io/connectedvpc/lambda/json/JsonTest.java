package io.connectedvpc.lambda.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void writing_replacesHalfASurrogatePair_whichUtf8CantWrite() throws IOException {
        var tree = Json.read("{\"half\":\"a\\ud800b\",\"whole\":\"\\ud83d\\ude00\"}");

        assertThat(Json.write(tree)).isEqualTo("{\"half\":\"a?b\",\"whole\":\"\uD83D\uDE00\"}");
    }

    @Test
    void reading_takesHalfASurrogatePair_alsoInAName() throws IOException {
        assertThat(Json.read("{\"\\ud800\":\"\\udc00\"}").path("\uD800").textValue())
                .isEqualTo("\uDC00");
    }

    @Test
    void text_isNull_whereThereIsNone() throws IOException {
        var tree = Json.read("{\"a\":{\"b\":\"c\",\"d\":1}}");

        assertThat(Json.text(tree, "/a/b")).isEqualTo("c");
        assertThat(Json.text(tree, "/a/d")).isNull();
        assertThat(Json.text(tree, "/x")).isNull();
    }

    @Test
    void outline_hasTheOutermostTexts_ofWhatIsRefusedOtherwise() throws IOException {
        String twice = "{\"id\":\"1\",\"detail\":{\"a\":1,\"a\":[2]},\"list\":[[]],\"n\":1e400,\"time\":\"t\"}";

        assertThatThrownBy(() -> Json.read(twice)).isInstanceOf(JsonProcessingException.class);
        assertThat(Json.write(Json.outline(twice))).isEqualTo("{\"id\":\"1\",\"time\":\"t\"}");
    }

    @Test
    void outline_isDoneWithAnyDepth() throws IOException {
        String deep = "{\"detail\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"id\":\"1\"}";

        assertThat(Json.write(Json.outline(deep))).isEqualTo("{\"id\":\"1\"}");
    }

    @Test
    void outline_isRefused_ofWhatIsNoJson() {
        assertThatThrownBy(() -> Json.outline("{\"id\":")).isInstanceOf(JsonProcessingException.class);
    }
}
