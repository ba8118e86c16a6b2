package io.connectedvpc.aws;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * How an ENI says whose it is: {@code connected-vpc:deployment}, {@code connected-vpc:sddc} and {@code connected-vpc:slot} identify it,
 * {@code Name} is for people. The tags are put on with the creation, so that no ENI is ever without them.
 *
 * @param deployment tells several installations in one account apart
 */
record EniTags(String deployment) {

    static final String DEPLOYMENT = "connected-vpc:deployment";
    static final String SDDC = "connected-vpc:sddc";
    private static final String SLOT = "connected-vpc:slot";
    private static final Pattern SLOT_NUMBER = Pattern.compile("\\d{1,2}");

    /** The tags of a new ENI. */
    TagSpecification forNew(String sddcId, int slot) {
        return TagSpecification.builder()
                .resourceType(ResourceType.NETWORK_INTERFACE)
                .tags(
                        tag(DEPLOYMENT, deployment),
                        tag(SDDC, sddcId),
                        tag(SLOT, Integer.toString(slot)),
                        tag("Name", String.format(Locale.ROOT, "connected-vpc %s slot %02d", sddcId, slot)))
                .build();
    }

    /** What finds the ENIs of an SDDC, among those that another filter finds. */
    List<Filter> filters(String sddcId, Filter among) {
        return List.of(among, Filters.filter("tag:" + DEPLOYMENT, deployment), Filters.filter("tag:" + SDDC, sddcId));
    }

    /** The slot of an ENI with these tags; null when it is another deployment's, or when somebody wrote something else into the tag. */
    @Nullable
    Integer slot(List<Tag> tags) {
        boolean own = value(tags, DEPLOYMENT).filter(deployment::equals).isPresent();
        return value(tags, SLOT)
                .filter(text -> own && SLOT_NUMBER.matcher(text).matches())
                .map(Integer::valueOf)
                .orElse(null);
    }

    static Optional<String> value(List<Tag> tags, String key) {
        return tags.stream()
                .filter(tag -> key.equals(tag.key()))
                .map(Tag::value)
                .findFirst();
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
