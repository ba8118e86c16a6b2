package io.connectedvpc.ec2standin;

import static io.connectedvpc.ec2standin.SampleEc2.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;

class InterfaceAttributesTest {

    private final SampleEc2 sample = new SampleEc2();
    private final String eni = sample.networkInterface();

    @Test
    void modify_switchesTheSourceDestCheck() {
        modify(request -> request.sourceDestCheck(check -> check.value(false)));
        assertThat(sample.describe(eni).sourceDestCheck()).isFalse();

        modify(request -> request.sourceDestCheck(check -> check.value(true)));
        assertThat(sample.describe(eni).sourceDestCheck()).isTrue();
    }

    @Test
    void modify_replacesTheGroups() {
        modify(request -> request.groups(SampleVpc.SECURITY_GROUP));

        assertThat(sample.describe(eni).groups())
                .extracting(GroupIdentifier::groupId)
                .containsExactly(SampleVpc.SECURITY_GROUP);
        assertRefused("InvalidSecurityGroupID.NotFound", () -> modify(request -> request.groups("sg-9")));
        assertRefused(
                "InvalidParameterValue", () -> modify(request -> request.groups(SampleVpc.OTHER_VPC_SECURITY_GROUP)));
    }

    @Test
    void modify_changesTheDescription() {
        modify(request -> request.description(text -> text.value("spare")));

        assertThat(sample.describe(eni).description()).isEqualTo("spare");
    }

    @Test
    void modify_saysWhetherTheInterfaceGoesWithTheInstance() {
        String attachmentId = sample.attach(eni, "i-1", 1);

        modify(request ->
                request.attachment(change -> change.attachmentId(attachmentId).deleteOnTermination(true)));
        assertThat(sample.describe(eni).attachment().deleteOnTermination()).isTrue();

        sample.ec2.terminateInstances(request -> request.instanceIds("i-1"));
        assertRefused("InvalidNetworkInterfaceID.NotFound", () -> sample.describe(eni));
    }

    @Test
    void modify_isRefused_whenAttachmentIsAnother() {
        sample.attach(eni, "i-1", 1);

        assertRefused(
                "InvalidAttachmentID.NotFound",
                () -> modify(request -> request.attachment(
                        change -> change.attachmentId("eni-attach-9").deleteOnTermination(true))));
    }

    @Test
    void modify_takesOneAttributeACall() {
        assertRefused(
                "InvalidParameterCombination",
                () -> modify(request ->
                        request.groups(SampleVpc.SECURITY_GROUP).sourceDestCheck(check -> check.value(false))));
        assertRefused("InvalidParameterCombination", () -> modify(request -> {}));
        assertThat(sample.describe(eni).sourceDestCheck()).isTrue();
    }

    private void modify(Consumer<ModifyNetworkInterfaceAttributeRequest.Builder> attribute) {
        sample.ec2.modifyNetworkInterfaceAttribute(request -> attribute.accept(request.networkInterfaceId(eni)));
    }
}
