package io.connectedvpc.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.RouteChange;
import io.connectedvpc.core.model.RouteChange.Action;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

    private static final Cidr WEB = Cidr.parse("192.168.160.0/24");
    private static final Plan.Found FOUND = new Plan.Found("rtb-1", WEB, "igw-1");

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "50,0", "51,0.2", "104,10.8", "500,90"})
    void estimate_isWhatTheTokenBucketAllows(int writes, double seconds) {
        var change = new RouteChange(Action.CREATE, "rtb-1", WEB, null, "eni-1");
        assertThat(Plan.of(Collections.nCopies(writes, change), List.of(), List.of())
                        .estimatedSeconds())
                .isEqualTo(seconds);
    }

    @Test
    void inSync_isNotHurtByUnexplainedRoutes() {
        assertThat(Plan.of(List.of(), List.of(), List.of(FOUND)).inSync()).isTrue();
        assertThat(Plan.of(List.of(), List.of(FOUND), List.of()).inSync()).isFalse();
    }
}
