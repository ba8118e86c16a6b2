package io.connectedvpc.cli.api;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** In whose name, and for which Region, requests are signed. */
public final class AwsIdentity {

    private final AwsCredentialsProvider credentials;
    private final AwsCredentialsProvider explanation;
    private final Supplier<String> region;

    /**
     * An identity.
     *
     * @param explanation asked in vain when there are no credentials: what it says is told
     * @param region asked for at the first request
     */
    AwsIdentity(AwsCredentialsProvider credentials, AwsCredentialsProvider explanation, Supplier<String> region) {
        this.credentials = credentials;
        this.explanation = explanation;
        this.region = region;
    }

    /**
     * As the AWS CLI finds them.
     *
     * @param profile counts more than credentials in the environment; null: the SDK's default chain, with {@code AWS_PROFILE}
     * @param region null: that of the endpoint's host name; else what environment and profile say
     */
    public static AwsIdentity of(Endpoint endpoint, @Nullable String profile, @Nullable String region) {
        AwsCredentialsProvider ofProfile = ProfileCredentialsProvider.create(profile);
        return new AwsIdentity(
                profile == null ? DefaultCredentialsProvider.builder().build() : ofProfile,
                ofProfile,
                () -> Optional.ofNullable(region).or(endpoint::region).orElseGet(() -> usualRegion(profile)));
    }

    private static String usualRegion(@Nullable String profile) {
        return DefaultAwsRegionProviderChain.builder()
                .profileName(profile)
                .build()
                .getRegion()
                .id();
    }

    AwsCredentialsIdentity credentials() {
        try {
            return credentials.resolveCredentials();
        } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
            throw new CredentialsException(
                    "the endpoint wants signed requests, and there are no credentials (%s); name a profile with --profile, or set AWS_PROFILE or AWS_ACCESS_KEY_ID"
                            .formatted(reason(e)),
                    e);
        }
    }

    String region() {
        try {
            return region.get();
        } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
            throw new CredentialsException(
                    "the endpoint wants signed requests, and neither its name nor the environment nor the profile tells the Region; name it with --region, or set AWS_REGION",
                    e);
        }
    }

    /** The default chain tells of all that it has tried, in a page; what the profile lacks is what people can mend. */
    private String reason(RuntimeException failure) {
        try {
            explanation.resolveCredentials();
            return sentence(failure);
        } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
            return sentence(e);
        }
    }

    /** Without the dump of the whole profile file that some messages end with. */
    private static String sentence(RuntimeException failure) {
        return String.valueOf(failure.getMessage())
                .replaceFirst("(?s):? ProfileFile\\(.*", "")
                .strip();
    }
}
