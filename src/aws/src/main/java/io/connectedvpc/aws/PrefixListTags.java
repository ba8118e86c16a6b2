package io.connectedvpc.aws;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * How a prefix list says whose it is: with the tags of an ENI, other than the slot. Its name is for people.
 *
 * @param deployment tells several installations in one account apart
 */
record PrefixListTags(String deployment) {

    /** The tags of a new list. */
    TagSpecification forNew(String sddcId) {
        return TagSpecification.builder()
                .resourceType(ResourceType.PREFIX_LIST)
                .tags(EniTags.tag(EniTags.DEPLOYMENT, deployment), EniTags.tag(EniTags.SDDC, sddcId))
                .build();
    }

    /** Whether a list with these tags is this deployment's, for that SDDC. */
    boolean name(String sddcId, List<Tag> tags) {
        return EniTags.value(tags, EniTags.DEPLOYMENT)
                        .filter(deployment::equals)
                        .isPresent()
                && EniTags.value(tags, EniTags.SDDC).filter(sddcId::equals).isPresent();
    }
}
