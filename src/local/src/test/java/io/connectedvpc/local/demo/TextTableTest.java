package io.connectedvpc.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columns_areAsWideAsTheirWidestCell() {
        assertThat(new TextTable("a", "long head", "b")
                        .row("wide cell", "x", "")
                        .row("", "y", "z")
                        .lines())
                .containsExactly(
                        "a          long head  b",
                        "---------  ---------  -",
                        "wide cell  x",
                        "           y          z");
    }

    @Test
    void row_isRefused_whenItsCellsAreTooFew() {
        assertThatThrownBy(() -> new TextTable("a", "b").row("x")).isInstanceOf(IllegalArgumentException.class);
    }
}
