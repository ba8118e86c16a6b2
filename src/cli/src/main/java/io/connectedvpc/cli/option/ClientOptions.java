package io.connectedvpc.cli.option;

import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.api.AwsIdentity;
import io.connectedvpc.cli.api.Endpoint;
import io.connectedvpc.cli.api.Signature;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which API is called, and as whom. */
public final class ClientOptions {

    private static final String VARIABLE = "CONNECTED_VPC_ENDPOINT";

    @Spec(Spec.Target.MIXEE)
    private @SuppressWarnings("NullAway.Init") CommandSpec command;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "The API (default: $" + VARIABLE + ", else " + Endpoint.LOCAL + ").")
    private @Nullable String endpoint;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "AWS profile that requests are signed with (default: $AWS_PROFILE, or the SDK's usual chain).")
    private @Nullable String profile;

    @Option(
            names = "--region",
            paramLabel = "NAME",
            description =
                    "AWS Region that requests are signed for (default: the endpoint's, else the SDK's usual chain).")
    private @Nullable String region;

    /** The surroundings of the command. */
    public Surroundings surroundings() {
        return ((Surroundings.Root) command.root().userObject()).surroundings();
    }

    /** Where the API is. */
    public Endpoint endpoint() {
        String byEnvironment = surroundings().environment().getOrDefault(VARIABLE, "");
        String url = endpoint != null ? endpoint : byEnvironment.isEmpty() ? Endpoint.LOCAL : byEnvironment;
        try {
            return Endpoint.parse(url);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    /** The API, whose requests are signed unless it is on this machine. */
    public Api api() {
        Endpoint where = endpoint();
        return new Api(
                where,
                where.isLoopback()
                        ? Optional.empty()
                        : Optional.of(new Signature(AwsIdentity.of(where, profile, region))));
    }
}
