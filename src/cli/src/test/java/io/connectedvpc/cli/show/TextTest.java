package io.connectedvpc.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

    private static final TextTable TABLE =
            new TextTable().column("name", "name").column("state", "state").column("edge", "edge/host");

    @Test
    void table_alignsItsColumns_whateverTheirColour() throws IOException {
        var rows = new ObjectMapper().readTree("""
                [{"name":"a","state":"ACTIVE","edge":{"host":"esx-1"}},{"name":"longer","state":"WRONG_TARGET"}]""");

        assertThat(TABLE.lines(rows, Paint.NONE))
                .containsExactly(
                        "NAME    STATE         EDGE", "a       ACTIVE        esx-1", "longer  WRONG_TARGET  -");
        assertThat(TABLE.lines(rows, Paint.ANSI))
                .containsExactly(
                        "\u001b[1mNAME    STATE         EDGE\u001b[0m",
                        "a       \u001b[32mACTIVE\u001b[0m        esx-1",
                        "longer  \u001b[31mWRONG_TARGET\u001b[0m  -");
        assertThat(TABLE.lines(List.of(), Paint.NONE)).isEmpty();
    }

    @Test
    void value_hasNoCharacterThatATerminalObeys() {
        assertThat(Plain.text("a\u001b[31mb\nc\u202ed\u0000\u009b–ü🙂")).isEqualTo("a?[31mb?c?d??–ü🙂");
    }

    @Test
    void sddc_namesItsAccount_whenItIsInAnother() throws IOException {
        String account = "{\"roleArn\":\"arn:aws:iam::210987654321:role/connected-vpc\",\"externalId\":\"lab\"}";

        assertThat(SddcText.lines(new ObjectMapper().readTree("{\"account\":" + account + "}"), Paint.NONE))
                .contains("  account          arn:aws:iam::210987654321:role/connected-vpc, external id lab");
        assertThat(SddcText.lines(new ObjectMapper().readTree("{}"), Paint.NONE))
                .noneMatch(line -> line.contains("account"));
    }

    @Test
    void count_hasItsPlural() {
        assertThat(Count.of(0, "route")).isEqualTo("0 routes");
        assertThat(Count.of(1, "route")).isEqualTo("1 route");
    }
}
