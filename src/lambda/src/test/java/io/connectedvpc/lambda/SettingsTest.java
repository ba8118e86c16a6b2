package io.connectedvpc.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void settings_haveTheContractsDefaults() {
        assertThat(Settings.of(Map.of()))
                .isEqualTo(new Settings("connected-vpc", "connected-vpc", "default", 500, false, Set.of()));
    }

    @Test
    void settings_areTakenFromTheEnvironment() {
        var environment = Map.of(
                "CONNECTED_VPC_TABLE", "t",
                "CONNECTED_VPC_BUS", "b",
                "CONNECTED_VPC_DEPLOYMENT", "d",
                "CONNECTED_VPC_ROUTE_QUOTA", "1000",
                "CONNECTED_VPC_PAUSED", "true",
                "CONNECTED_VPC_ACCOUNT_ROLES", "arn:aws:iam::1:role/a, arn:aws:iam::2:role/b,");

        assertThat(Settings.of(environment))
                .isEqualTo(new Settings(
                        "t", "b", "d", 1000, true, Set.of("arn:aws:iam::1:role/a", "arn:aws:iam::2:role/b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "many", "5.5", "9999999"})
    void quota_isRefused_whenItIsNoWholeNumberAboveZero(String quota) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(Map.of("CONNECTED_VPC_ROUTE_QUOTA", quota)))
                .withMessageContaining("CONNECTED_VPC_ROUTE_QUOTA");
    }

    @Test
    void accountRole_isRefused_whenItIsNoArn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(Map.of("CONNECTED_VPC_ACCOUNT_ROLES", "arn:aws:iam::1:role/a,role/b")))
                .withMessageContaining("CONNECTED_VPC_ACCOUNT_ROLES");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "True", "yes", "1", " true"})
    void paused_isRefused_whenItIsNeitherTrueNorFalse(String paused) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(Map.of("CONNECTED_VPC_PAUSED", paused)))
                .withMessageContaining("CONNECTED_VPC_PAUSED");
    }
}
