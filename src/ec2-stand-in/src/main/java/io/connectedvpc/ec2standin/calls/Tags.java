package io.connectedvpc.ec2standin.calls;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Tags on their way between requests, resources and answers. */
final class Tags {

    private static final int MOST_PER_RESOURCE = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private Tags() {}

    /** The tags that a creating request gives to the new resource. */
    static List<Tag> of(List<TagSpecification> specifications, ResourceType type) {
        specifications.stream()
                .filter(one -> one.resourceType() != type)
                .findFirst()
                .ifPresent(other -> {
                    throw Ec2Errors.invalidValue("'%s' is not a valid taggable resource type for this operation."
                            .formatted(other.resourceTypeAsString()));
                });
        List<Tag> tags =
                specifications.stream().flatMap(one -> one.tags().stream()).toList();
        check(tags);
        return tags;
    }

    static void check(Collection<Tag> tags) {
        tags.forEach(Tags::check);
        if (tags.size() > MOST_PER_RESOURCE) {
            throw tooMany();
        }
    }

    /** Adds tags that were checked, over those of the same key. */
    static void put(List<Tag> added, Map<String, String> tags) {
        long total = tags.size()
                + added.stream().filter(tag -> !tags.containsKey(tag.key())).count();
        if (total > MOST_PER_RESOURCE) {
            throw tooMany();
        }
        added.forEach(tag -> tags.put(tag.key(), Objects.requireNonNullElse(tag.value(), "")));
    }

    static List<Tag> view(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(entry -> Tag.builder()
                        .key(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
    }

    private static void check(Tag tag) {
        String key = Lookup.require(tag.key(), "Tag.Key");
        if (key.startsWith("aws:")) {
            throw Ec2Errors.invalidValue("Tag keys starting with 'aws:' are reserved for internal use");
        }
        if (key.length() > LONGEST_KEY) {
            throw Ec2Errors.invalidValue("Tag key exceeds the maximum length of " + LONGEST_KEY + " characters");
        }
        if (Objects.requireNonNullElse(tag.value(), "").length() > LONGEST_VALUE) {
            throw Ec2Errors.invalidValue("Tag value exceeds the maximum length of " + LONGEST_VALUE + " characters");
        }
    }

    private static RuntimeException tooMany() {
        return Ec2Errors.clientError("TagLimitExceeded", "More than " + MOST_PER_RESOURCE + " tags specified");
    }
}
