package io.connectedvpc.ec2standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;

class WritePaceTest {

    private static final Ec2Request WRITE = ReplaceRouteRequest.builder().build();
    private static final Ec2Request LOOK = DescribeRouteTablesRequest.builder().build();
    private static final Ec2Request READ =
            GetManagedPrefixListEntriesRequest.builder().build();

    private final List<Duration> waits = new ArrayList<>();

    private List<Duration> waitsOf(Duration latency, Ec2Request... requests) {
        WritePace pace = new WritePace(latency, waits::add);
        for (Ec2Request request : requests) {
            pace.await(request);
        }
        return waits;
    }

    @Test
    void writes_waitEach_andReadsDont() {
        Duration latency = Duration.ofMillis(300);

        assertThat(waitsOf(latency, WRITE, LOOK, WRITE, READ)).containsExactly(latency, latency);
    }

    @Test
    void nothing_waits_whenThereIsNoLatency() {
        assertThat(waitsOf(Duration.ZERO, WRITE, LOOK)).isEmpty();
    }
}
