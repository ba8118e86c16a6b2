package io.connectedvpc.cli.api;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** In whose name, and for which Region, requests are signed. */
public final class AwsIdentity {

    private final AwsCredentialsProvider credentials;
    private final Supplier<String> region;

    /** @param region asked for at the first request */
    AwsIdentity(AwsCredentialsProvider credentials, Supplier<String> region) {
        this.credentials = credentials;
        this.region = region;
    }

    /**
     * As the AWS CLI and the SDKs find them.
     *
     * @param profile null: {@code AWS_PROFILE}, or the default one
     * @param region null: that of the endpoint's host name; else what environment and profile say
     */
    public static AwsIdentity of(Endpoint endpoint, @Nullable String profile, @Nullable String region) {
        return new AwsIdentity(
                DefaultCredentialsProvider.builder().profileName(profile).build(),
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
                    "the endpoint wants signed requests, and there are no credentials: %s Name a profile with --profile, or set AWS_PROFILE or AWS_ACCESS_KEY_ID."
                            .formatted(sentence(e)),
                    e);
        }
    }

    String region() {
        try {
            return region.get();
        } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
            throw new CredentialsException(
                    "the endpoint wants signed requests, and there is no Region: %s Name it with --region, or set AWS_REGION."
                            .formatted(sentence(e)),
                    e);
        }
    }

    private static String sentence(RuntimeException e) {
        String text = String.valueOf(e.getMessage()).strip();
        return text.endsWith(".") ? text : text + ".";
    }
}
