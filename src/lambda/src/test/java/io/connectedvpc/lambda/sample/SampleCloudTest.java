package io.connectedvpc.lambda.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.Sddc.Lifecycle;
import org.junit.jupiter.api.Test;

class SampleCloudTest {

    @Test
    void provisioning_endsInSync_withNothingOwed() {
        var cloud = new SampleCloud();

        cloud.provision();

        assertThat(cloud.stored().found().orElseThrow().lifecycle()).isEqualTo(Lifecycle.READY);
        assertThat(cloud.stored().settled()).isTrue();
    }
}
