package io.connectedvpc.lambda.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.DefaultServiceMetadata;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceEndpointKey;
import software.amazon.awssdk.regions.ServiceMetadata;

class ServiceEndpointsTest {

    /** If this fails after an update of the SDK, a native executable must have the service's own entry of the list. */
    @ParameterizedTest
    @ValueSource(strings = {"dynamodb", "ec2", "events", "sts"})
    void rule_saysWhatTheListOfServicesSays_inEveryRegionWithoutFips(String service) {
        assertThat(ServiceMetadata.of(service)).as("is listed").isNotInstanceOf(DefaultServiceMetadata.class);
        List<ServiceEndpointKey> places = Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .flatMap(ServiceEndpointsTest::places)
                .toList();

        assertThat(places).hasSizeGreaterThan(60);
        assertThat(places)
                .allSatisfy(place -> assertThat(described(new DefaultServiceMetadata(service), place))
                        .isEqualTo(described(ServiceMetadata.of(service), place)));
    }

    private static Stream<ServiceEndpointKey> places(Region region) {
        var plain = ServiceEndpointKey.builder().region(region);
        return Stream.of(plain.build(), plain.tags(EndpointTag.DUALSTACK).build());
    }

    private static String described(ServiceMetadata service, ServiceEndpointKey place) {
        try {
            return service.endpointFor(place) + " " + service.signingRegion(place);
        } catch (IllegalStateException none) {
            return none.getMessage();
        }
    }
}
