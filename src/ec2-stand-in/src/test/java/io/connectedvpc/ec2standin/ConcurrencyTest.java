package io.connectedvpc.ec2standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.ec2standin.model.Ec2Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class ConcurrencyTest {

    private final SampleEc2 sample = new SampleEc2(Ec2Limits.DEFAULT.withRoutesPerTable(40));

    @Test
    void addresses_areGivenOutOnce_whenManyAskAtATime() throws Exception {
        List<String> addresses = atATime(
                59,
                n -> sample.ec2
                        .createNetworkInterface(request -> request.subnetId(SampleVpc.SUBNET))
                        .networkInterface()
                        .privateIpAddress());

        assertThat(addresses).hasSize(59).doesNotHaveDuplicates();
    }

    @Test
    void routeQuota_isExact_whenManyCreateAtATime() throws Exception {
        String eni = sample.networkInterface();

        List<Boolean> created = atATime(60, n -> created("192.168.%d.0/24".formatted(n), eni));

        // The sample's route to the Internet counts too.
        assertThat(created).filteredOn(made -> made).hasSize(39);
        assertThat(sample.mainTable().routes()).hasSize(41);
    }

    @Test
    void destination_isTakenOnce_whenManyCreateIt() throws Exception {
        String eni = sample.networkInterface();

        assertThat(atATime(30, n -> created("192.168.160.0/24", eni)))
                .filteredOn(made -> made)
                .hasSize(1);
    }

    private boolean created(String cidr, String eni) {
        try {
            sample.createRoute(cidr, eni);
            return true;
        } catch (Ec2Exception e) {
            assertThat(e.awsErrorDetails().errorCode()).isIn("RouteLimitExceeded", "RouteAlreadyExists");
            return false;
        }
    }

    private interface Task<T> {
        T run(int n);
    }

    private static <T> List<T> atATime(int count, Task<T> task) throws Exception {
        List<Callable<T>> tasks = IntStream.range(0, count)
                .<Callable<T>>mapToObj(n -> () -> task.run(n))
                .toList();
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
        }
        return results;
    }
}
