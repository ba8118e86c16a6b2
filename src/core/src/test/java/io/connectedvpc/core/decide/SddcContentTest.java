package io.connectedvpc.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.command.Command.SddcSpec;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SddcContentTest {

    @Test
    void of_isTheSame_whateverTheLocale() {
        SddcSpec spec = Example.provision(Example.spec(), Example.live()).spec();
        String stored = SddcContent.of(spec);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
        try {
            assertThat(SddcContent.of(spec)).isEqualTo(stored).contains("/1/");
        } finally {
            Locale.setDefault(before);
        }
    }
}
