package io.connectedvpc.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.Tag;

class EniTagsTest {

    private final EniTags tags = new EniTags("blue");

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 16})
    void slot_isReadBack(int slot) {
        assertThat(tags.slot(tags.forNew("sddc-1", slot).tags())).isEqualTo(slot);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.0", "123", "٣", " 3"})
    void slot_isNull_whenTheTagSaysSomethingElse(String value) {
        assertThat(tags.slot(tags(Map.of("connected-vpc:deployment", "blue", "connected-vpc:slot", value))))
                .isNull();
    }

    @Test
    void slot_isNull_whenTheEniIsAnotherDeployments() {
        assertThat(tags.slot(new EniTags("green").forNew("sddc-1", 3).tags())).isNull();
    }

    @Test
    void slot_isNull_whenThereAreNoTags() {
        assertThat(tags.slot(List.of())).isNull();
    }

    private static List<Tag> tags(Map<String, String> tags) {
        var list = new ArrayList<Tag>();
        tags.forEach(
                (key, value) -> list.add(Tag.builder().key(key).value(value).build()));
        return list;
    }
}
