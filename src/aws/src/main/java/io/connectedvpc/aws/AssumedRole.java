package io.connectedvpc.aws;

import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.port.CloudFailure;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * The credentials of a role in another account. It is assumed when they are first asked for, and again before they expire.
 *
 * <p>What fails is a {@link CloudFailure} of its own, which names the role: to the call that needs the credentials it isn't EC2's.
 */
public final class AssumedRole implements AwsCredentialsProvider {

    private final String roleArn;
    private final StsAssumeRoleCredentialsProvider session;

    /** @param sessionName tells in the other account who came, and what it lets in: 2 to 64 letters, digits or any of {@code _+=,.@-} */
    public AssumedRole(StsClient sts, Account account, String sessionName) {
        this.roleArn = account.roleArn();
        this.session = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(AssumeRoleRequest.builder()
                        .roleArn(account.roleArn())
                        .externalId(account.externalId())
                        .roleSessionName(sessionName)
                        .build())
                .build();
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return session.resolveCredentials();
        } catch (SdkException failed) {
            CloudFailure failure = AwsErrors.failure("sts:AssumeRole", failed);
            throw new CloudFailure(
                    failure.kind(),
                    failure.action(),
                    "%s can't be assumed: %s".formatted(roleArn, failure.getMessage()),
                    failed);
        }
    }
}
