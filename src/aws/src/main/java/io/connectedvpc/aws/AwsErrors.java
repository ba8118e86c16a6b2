package io.connectedvpc.aws;

import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.CloudFailure.Kind;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * What an error of AWS means: the one place that reads error codes. Sources: the common errors and the error codes of the EC2 API
 * reference, the error tables of DynamoDB, EventBridge and STS.
 */
public final class AwsErrors {

    private static final Set<String> THROTTLED = Set.of(
            "RequestLimitExceeded",
            "ProvisionedThroughputExceeded",
            "ProvisionedThroughputExceededException",
            "PriorRequestNotComplete",
            "ThrottlingError",
            "TooManyRequestsException",
            "BandwidthLimitExceeded",
            "SlowDown");

    private static final Set<String> UNAVAILABLE = Set.of(
            "Unavailable",
            "InternalError",
            "InternalFailure",
            "InternalException",
            "InternalServerError",
            "ServerInternal",
            "ServiceUnavailable",
            "RequestTimeout",
            "RequestTimeoutException",
            "TransactionInProgressException");

    private static final Set<String> DENIED = Set.of(
            "UnauthorizedOperation",
            "NotAuthorizedForSourceException",
            "NotAuthorizedForDetailTypeException",
            "AuthFailure",
            "Blocked",
            "OptInRequired",
            "PendingVerification",
            "InvalidClientTokenId",
            "InvalidAccessKeyId",
            "InvalidIdentityToken",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "UnrecognizedClientException");

    /**
     * What EC2 says of a prefix list that isn't as the caller saw it. The API reference has no errors for prefix lists: these are the ones
     * that users report and that public tools handle.
     */
    private static final Set<String> OTHER_PREFIX_LIST = Set.of(
            "PrefixListVersionMismatch",
            "IncorrectState",
            "InvalidPrefixListModification",
            "PrefixListMaxEntriesExceeded",
            "ConcurrentMutationLimitExceeded",
            "DependencyViolation");

    /** Reasons for which DynamoDB cancels a transaction. */
    private static final Set<String> CONTENTION = Set.of("ConditionalCheckFailed", "TransactionConflict");

    /** EC2 answers for a well-formed id of nothing, and for an id that could not be of anything. */
    private static final Pattern MISSING = Pattern.compile("Invalid\\w+\\.(NotFound|Malformed)");

    private AwsErrors() {}

    /**
     * Makes a call.
     *
     * @param action the AWS API action, such as {@code ec2:CreateRoute}
     * @throws CloudFailure instead of any exception of the SDK
     */
    public static <T> T calling(String action, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException failed) {
            throw failure(action, failed);
        }
    }

    /**
     * Makes a call of which some errors are answers.
     *
     * @param answers what an error says about the world; empty for a failure
     * @throws CloudFailure instead of any exception of the SDK
     */
    static <T> T calling(String action, Supplier<T> call, Function<AwsServiceException, Optional<T>> answers) {
        try {
            return call.get();
        } catch (AwsServiceException answered) {
            return answers.apply(answered).orElseThrow(() -> failure(action, answered));
        } catch (SdkException failed) {
            throw failure(action, failed);
        }
    }

    /**
     * Makes a call that AWS may decline for a reason that the caller expects.
     *
     * @return whether AWS did it
     * @throws CloudFailure instead of any other exception of the SDK
     */
    static boolean accepted(String action, Runnable call, Predicate<AwsServiceException> expected) {
        return calling(
                action,
                () -> {
                    call.run();
                    return true;
                },
                answered -> expected.test(answered) ? Optional.of(false) : Optional.empty());
    }

    /** The failure that an SDK exception stands for. */
    public static CloudFailure failure(String action, SdkException failed) {
        return new CloudFailure(kind(failed), action, said(failed), failed);
    }

    /** A failure that AWS told in another way than by an error. */
    static CloudFailure failure(Kind kind, String action, String message) {
        return new CloudFailure(kind, action, message, new IllegalStateException(message));
    }

    /** Whether and when asking again helps. */
    public static Kind kind(SdkException failed) {
        if (failed instanceof AwsServiceException answered) {
            return kind(answered);
        }
        boolean lacksCredentials = said(failed).startsWith("Unable to load credentials");
        return lacksCredentials ? Kind.DENIED : Kind.UNAVAILABLE;
    }

    /** The same for an error code that came as part of an answer, such as that of one entry of a batch. */
    public static Kind kind(String code) {
        if (THROTTLED.contains(code) || code.startsWith("Throttl") || code.startsWith("RequestThrottled")) {
            return Kind.THROTTLED;
        }
        if (UNAVAILABLE.contains(code)) {
            return Kind.UNAVAILABLE;
        }
        return DENIED.contains(code) || code.startsWith("AccessDenied") ? Kind.DENIED : Kind.IMPOSSIBLE;
    }

    /** Whether a resource that the call names doesn't exist, or could not. */
    static boolean namesMissing(AwsServiceException answered) {
        return MISSING.matcher(code(answered)).matches();
    }

    /** Whether there is a route for the destination already. */
    static boolean namesExistingRoute(AwsServiceException answered) {
        return code(answered).equals("RouteAlreadyExists");
    }

    /**
     * Whether there was no route to replace. ReplaceRoute says so as an invalid parameter, in words that may change; so every invalid
     * parameter counts, other than a target outside the table's VPC, and the caller looks again.
     */
    static boolean namesNoRouteToReplace(AwsServiceException answered) {
        return code(answered).equals("InvalidParameterValue") && !said(answered).contains("different networks");
    }

    /** Whether an ENI can't be deleted because it is attached. */
    static boolean namesEniInUse(AwsServiceException answered) {
        return code(answered).equals("InvalidNetworkInterface.InUse")
                || (code(answered).equals("InvalidParameterValue")
                        && said(answered).toLowerCase(Locale.ROOT).contains("in use"));
    }

    /**
     * Whether a prefix list isn't as the caller saw it: it has another version, another change is on its way, an entry is there already or
     * isn't, its size is another one, or something refers to it.
     */
    static boolean namesOtherPrefixList(AwsServiceException answered) {
        return OTHER_PREFIX_LIST.contains(code(answered));
    }

    /** Whether a client token was used for something else. */
    static boolean namesSpentToken(AwsServiceException answered) {
        return code(answered).equals("IdempotentParameterMismatch");
    }

    /** Whether an ENI that a call names doesn't exist. */
    static boolean namesMissingEni(AwsServiceException answered) {
        return code(answered).equals("InvalidNetworkInterfaceID.NotFound");
    }

    /** Whether a transaction failed because something else was written at the same time, or before. */
    static boolean namesContention(AwsServiceException answered) {
        return answered instanceof TransactionInProgressException
                || reasons(answered).anyMatch(CONTENTION::contains);
    }

    /** Whether a table's expiry of items is on already. */
    static boolean namesTtlEnabled(AwsServiceException answered) {
        return code(answered).equals("ValidationException") && said(answered).contains("already enabled");
    }

    private static Kind kind(AwsServiceException answered) {
        Kind named = reasons(answered).anyMatch(reason -> kind(reason) == Kind.THROTTLED)
                ? Kind.THROTTLED
                : kind(code(answered));
        if (named != Kind.IMPOSSIBLE) {
            return named;
        }
        if (answered.isThrottlingException()) {
            return Kind.THROTTLED;
        }
        if (answered.statusCode() == 401 || answered.statusCode() == 403) {
            return Kind.DENIED;
        }
        // EC2's reads and writes are eventually consistent: an ENI that was just created or just seen may not be known
        // yet.
        return answered.statusCode() >= 500 || namesMissingEni(answered) ? Kind.UNAVAILABLE : Kind.IMPOSSIBLE;
    }

    /** Why DynamoDB cancelled a transaction, by item; none for any other error. */
    private static Stream<String> reasons(AwsServiceException answered) {
        return answered instanceof TransactionCanceledException cancelled
                ? cancelled.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .filter(Objects::nonNull)
                : Stream.empty();
    }

    private static String code(AwsServiceException answered) {
        AwsErrorDetails details = answered.awsErrorDetails();
        return details == null ? "" : Objects.requireNonNullElse(details.errorCode(), "");
    }

    private static String said(SdkException failed) {
        if (failed instanceof AwsServiceException answered
                && answered.awsErrorDetails() != null
                && answered.awsErrorDetails().errorMessage() != null) {
            return code(answered) + ": " + answered.awsErrorDetails().errorMessage();
        }
        return Objects.requireNonNullElse(failed.getMessage(), failed.getClass().getSimpleName());
    }
}
