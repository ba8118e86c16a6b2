package io.connectedvpc.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectionTest {

    private final Section section = new Section("Cold start", "new\n");

    @Test
    void section_isAppended_whenItIsNew() {
        assertThat(section.in("# Performance\n\n## Churn\n\nfast\n"))
                .isEqualTo("# Performance\n\n## Churn\n\nfast\n\n## Cold start\n\nnew\n");
    }

    @Test
    void section_takesThePlaceOfTheOldOne_andLeavesTheOthers() {
        assertThat(section.in("# Performance\n\n## Cold start\n\nold\n\n### More\n\nold\n\n## Churn\n\nfast\n"))
                .isEqualTo("# Performance\n\n## Cold start\n\nnew\n\n## Churn\n\nfast\n");
    }

    @Test
    void section_takesThePlaceOfTheOldOne_atTheEnd() {
        assertThat(section.in("# Performance\n\n## Cold start\n\nold\n"))
                .isEqualTo("# Performance\n\n## Cold start\n\nnew\n");
    }
}
