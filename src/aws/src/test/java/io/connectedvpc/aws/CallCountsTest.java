package io.connectedvpc.aws;

import static io.connectedvpc.aws.AnsweringEc2.Answer.BROKEN;
import static io.connectedvpc.aws.AnsweringEc2.Answer.DENIED;
import static io.connectedvpc.aws.AnsweringEc2.Answer.FINE;
import static io.connectedvpc.aws.AnsweringEc2.Answer.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class CallCountsTest {

    private final CallCounts counts = new CallCounts();
    private AnsweringEc2 ec2;

    @BeforeEach
    void start() throws IOException {
        ec2 = new AnsweringEc2(counts);
    }

    @AfterEach
    void stop() {
        ec2.close();
    }

    @Test
    void counts_areThoseOfEachAttempt() {
        ec2.answers(THROTTLED, BROKEN, THROTTLED, FINE);

        ec2.client().describeVpcs();

        assertThat(counts.takeThrottles()).isEqualTo(2);
        assertThat(counts.takeRetries()).isEqualTo(3);
    }

    @Test
    void counts_beginAnew_onceTheyAreTaken() {
        ec2.answers(THROTTLED, FINE);
        ec2.client().describeVpcs();

        counts.takeThrottles();
        counts.takeRetries();

        assertThat(counts.takeThrottles()).isZero();
        assertThat(counts.takeRetries()).isZero();
    }

    @Test
    void refusal_isNeitherThrottleNorRetry() {
        ec2.answers(DENIED);

        assertThatThrownBy(() -> ec2.client().describeVpcs()).isInstanceOf(Ec2Exception.class);

        assertThat(counts.takeThrottles()).isZero();
        assertThat(counts.takeRetries()).isZero();
    }
}
