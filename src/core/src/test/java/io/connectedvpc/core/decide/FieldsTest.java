package io.connectedvpc.core.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.SegmentType;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    private final Fields fields = new Fields();

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "0", "esx-1", "a.b_c-D", "9."})
    void name_isTaken_whenLegal(String name) {
        fields.name("hostId", name);
        assertThatCode(fields::requireNone).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".a",
                "-a",
                "_a",
                "a b",
                "a/b",
                "a%2Fb",
                "a\n",
                "a\u0000",
                "ä",
                "１",
                "а" /* Cyrillic */,
                "a:b",
                "a#b"
            })
    void name_isRefused_whenIllegal(String name) {
        fields.name("hostId", name);
        assertThat(violations()).extracting(Violation::field).containsExactly("hostId");
    }

    @Test
    void name_has128LettersAtMost() {
        fields.name("longest", "x".repeat(128));
        fields.name("longer", "x".repeat(129));
        assertThat(violations()).extracting(Violation::field).containsExactly("longer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/8",
                "10.2.0.0/16",
                "192.168.160.1/32",
                "126.0.0.0/8",
                "128.0.0.0/8",
                "223.0.0.0/8",
                "100.64.0.0/10",
                "1.0.0.0/8"
            })
    void cidr_isTaken_whenAnSddcMayUseIt(String text) {
        assertThat(fields.cidr("cidr", text)).contains(Cidr.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0,prefix",
        "10.0.0.0/7,prefix",
        "128.0.0.0/1,prefix",
        "0.0.0.0/8,0.0.0.0/8",
        "0.1.2.0/24,0.0.0.0/8",
        "127.0.0.0/8,127.0.0.0/8",
        "127.0.0.1/32,127.0.0.0/8",
        "169.254.0.0/16,169.254.0.0/16",
        "169.254.168.0/22,169.254.0.0/16",
        "169.0.0.0/8,169.254.0.0/16",
        "224.0.0.0/8,224.0.0.0/3",
        "239.1.1.0/24,224.0.0.0/3",
        "255.255.255.255/32,224.0.0.0/3",
        "10.0.0.1/8,host bits",
        "10.0.0.0/33,prefix length",
        "ten,not an IPv4 CIDR",
    })
    void cidr_isRefusedWithTheReason(String text, String reason) {
        assertThat(fields.cidr("cidr", text)).isEmpty();
        assertThat(violations()).singleElement().satisfies(bad -> {
            assertThat(bad.field()).isEqualTo("cidr");
            assertThat(bad.message()).contains(reason);
        });
    }

    @Test
    void cidr_isEmptyAndNoProblem_whenNotGiven() {
        assertThat(fields.cidr("cidr", null)).isEmpty();
        assertThatCode(fields::requireNone).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1/8", "1.2.3.4/0", "1.2.3.4/7", "169.254.1.1/24", "230.0.0.1/24"})
    void gateway_isRefused_whenItsNetworkIsReserved(String text) {
        assertThat(fields.gateway("gatewayAddress", text)).isEmpty();
        assertThat(violations()).extracting(Violation::field).containsExactly("gatewayAddress");
    }

    @Test
    void constant_isReadByItsExactName() {
        assertThat(fields.constant("type", "EXTENDED", SegmentType.ROUTED)).isEqualTo(SegmentType.EXTENDED);
        assertThat(fields.constant("type", null, SegmentType.ROUTED)).isEqualTo(SegmentType.ROUTED);
        assertThatCode(fields::requireNone).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "routed", "ROUTED ", "BRIDGED"})
    void constant_isRefusedWithTheChoices_whenUnknown(String text) {
        fields.constant("type", text, SegmentType.ROUTED);
        assertThat(violations())
                .singleElement()
                .satisfies(bad -> assertThat(bad.message()).contains("ROUTED, EXTENDED, DISCONNECTED"));
    }

    @Test
    void problem_listsEveryBadField() {
        fields.name("name", "-");
        fields.cidr("cidr", "x");
        fields.constant("type", "x", SegmentType.ROUTED);
        assertThat(violations()).extracting(Violation::field).containsExactly("name", "cidr", "type");
    }

    private List<Violation> violations() {
        Rejected rejected = catchThrowableOfType(Rejected.class, fields::requireNone);
        assertThat(rejected.problem().code()).isEqualTo(ProblemCode.INVALID_FIELD);
        return rejected.problem().violations();
    }
}
