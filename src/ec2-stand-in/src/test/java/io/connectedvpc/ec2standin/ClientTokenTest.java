package io.connectedvpc.ec2standin;

import static io.connectedvpc.ec2standin.SampleEc2.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;

class ClientTokenTest {

    private static final CreateNetworkInterfaceRequest REQUEST = CreateNetworkInterfaceRequest.builder()
            .subnetId(SampleVpc.SUBNET)
            .description("slot 0")
            .groups(SampleVpc.SECURITY_GROUP, SampleVpc.DEFAULT_SECURITY_GROUP)
            .clientToken("token-1")
            .build();

    private final SampleEc2 sample = new SampleEc2();

    @Test
    void create_answersTheSameInterface_whenTokenIsRepeated() {
        assertThat(create(REQUEST)).isEqualTo(create(REQUEST));
        assertThat(sample.ec2
                        .describeNetworkInterfaces(
                                request -> request.filters(SampleEc2.filter("subnet-id", SampleVpc.SUBNET)))
                        .networkInterfaces())
                .hasSize(1);
    }

    @Test
    void create_takesGroupsAsASet() {
        String eni = create(REQUEST);

        assertThat(create(REQUEST.toBuilder()
                        .groups(SampleVpc.DEFAULT_SECURITY_GROUP, SampleVpc.SECURITY_GROUP)
                        .build()))
                .isEqualTo(eni);
    }

    @Test
    void create_isRefused_whenTokenComesWithOtherParameters() {
        create(REQUEST);

        assertRefused(
                "IdempotentParameterMismatch",
                () -> create(REQUEST.toBuilder().description("slot 1").build()));
        assertRefused(
                "IdempotentParameterMismatch",
                () -> create(
                        REQUEST.toBuilder().groups(SampleVpc.SECURITY_GROUP).build()));
    }

    @Test
    void create_isRefused_whenInterfaceOfTheTokenIsGone() {
        String eni = create(REQUEST);
        sample.ec2.deleteNetworkInterface(request -> request.networkInterfaceId(eni));

        assertRefused("IdempotentParameterMismatch", () -> create(REQUEST));
    }

    @Test
    void create_makesAnother_whenTokenDiffersOrIsMissing() {
        String eni = create(REQUEST);

        assertThat(create(REQUEST.toBuilder().clientToken("token-2").build())).isNotEqualTo(eni);
        assertThat(create(REQUEST.toBuilder().clientToken(null).build())).isNotEqualTo(eni);
    }

    @Test
    void create_leavesTheTokenUnused_whenItIsRefused() {
        CreateNetworkInterfaceRequest wrong =
                REQUEST.toBuilder().subnetId("subnet-9").build();
        assertRefused("InvalidSubnetID.NotFound", () -> create(wrong));

        assertThat(create(REQUEST)).startsWith("eni-");
    }

    private String create(CreateNetworkInterfaceRequest request) {
        return sample.ec2.createNetworkInterface(request).networkInterface().networkInterfaceId();
    }
}
