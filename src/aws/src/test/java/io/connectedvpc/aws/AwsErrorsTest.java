package io.connectedvpc.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.core.port.CloudFailure;
import io.connectedvpc.core.port.CloudFailure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class AwsErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "RequestLimitExceeded,                   503, THROTTLED",
        "Throttling,                             400, THROTTLED",
        "ThrottlingException,                    400, THROTTLED",
        "ThrottledException,                     400, THROTTLED",
        "RequestThrottledException,              400, THROTTLED",
        "EC2ThrottledException,                  503, THROTTLED",
        "ProvisionedThroughputExceededException, 400, THROTTLED",
        "TooManyRequestsException,               429, THROTTLED",
        "NeverHeardOf,                           429, THROTTLED",
        "InternalError,                          500, UNAVAILABLE",
        "Unavailable,                            503, UNAVAILABLE",
        "InternalServerError,                    400, UNAVAILABLE",
        "RequestTimeout,                         400, UNAVAILABLE",
        "NeverHeardOf,                           502, UNAVAILABLE",
        "InvalidNetworkInterfaceID.NotFound,     400, UNAVAILABLE",
        "UnauthorizedOperation,                  403, DENIED",
        "AccessDenied,                           403, DENIED",
        "AccessDeniedException,                  400, DENIED",
        "AuthFailure,                            401, DENIED",
        "InvalidClientTokenId,                   403, DENIED",
        "ExpiredToken,                           403, DENIED",
        "ExpiredTokenException,                  400, DENIED",
        "UnrecognizedClientException,            400, DENIED",
        "OptInRequired,                          403, DENIED",
        "NeverHeardOf,                           401, DENIED",
        "NeverHeardOf,                           403, DENIED",
        "RouteLimitExceeded,                     400, IMPOSSIBLE",
        "InsufficientFreeAddressesInSubnet,      400, IMPOSSIBLE",
        "AttachmentLimitExceeded,                400, IMPOSSIBLE",
        "IncorrectState,                         400, IMPOSSIBLE",
        "InvalidSubnetID.NotFound,               400, IMPOSSIBLE",
        "ResourceNotFoundException,              400, IMPOSSIBLE",
        "ValidationException,                    400, IMPOSSIBLE",
        "NeverHeardOf,                           400, IMPOSSIBLE"
    })
    void kind_isTakenFromCodeAndStatus(String code, int status, Kind kind) {
        assertThat(AwsErrors.kind(error(code, status, "told"))).isEqualTo(kind);
    }

    @Test
    void kind_isUnavailable_whenNoAnswerCame() {
        assertThat(AwsErrors.kind(SdkClientException.create("Unable to execute HTTP request")))
                .isEqualTo(Kind.UNAVAILABLE);
        assertThat(AwsErrors.kind(ApiCallTimeoutException.create(15_000))).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void kind_isDenied_whenThereAreNoCredentials() {
        SdkException missing = SdkClientException.create("Unable to load credentials from any of the providers");

        assertThat(AwsErrors.kind(missing)).isEqualTo(Kind.DENIED);
    }

    @Test
    void kind_isImpossible_whenTheErrorHasNoDetails() {
        AwsServiceException bare = Ec2Exception.builder().statusCode(400).build();

        assertThat(AwsErrors.kind(bare)).isEqualTo(Kind.IMPOSSIBLE);
    }

    @Test
    void calling_throwsWhatAwsSaid() {
        AwsServiceException error = error("RouteLimitExceeded", 400, "The maximum number of routes has been reached.");

        CloudFailure failure = catchThrowableOfType(
                CloudFailure.class,
                () -> AwsErrors.calling("ec2:CreateRoute", () -> {
                    throw error;
                }));

        assertThat(failure.action()).isEqualTo("ec2:CreateRoute");
        assertThat(failure).hasMessage("RouteLimitExceeded: The maximum number of routes has been reached.");
        assertThat(failure).hasCause(error);
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidRoute.NotFound,              true",
        "InvalidRouteTableID.NotFound,       true",
        "InvalidRouteTableId.Malformed,      true",
        "InvalidNetworkInterfaceID.NotFound, true",
        "InvalidNetworkInterfaceId.Malformed, true",
        "InvalidAttachmentID.NotFound,       true",
        "InvalidVpcID.NotFound,              true",
        "InvalidSubnetID.NotFound,           true",
        "InvalidGroup.NotFound,              true",
        "InvalidGroupId.Malformed,           true",
        "InvalidPrefixListID.NotFound,       true",
        "InvalidPrefixListId.Malformed,      true",
        "InvalidParameterValue,              false",
        "NetworkInterfaceNotFoundException,  false",
        "RouteAlreadyExists,                 false"
    })
    void namesMissing_isTrueForIdsOfNothing(String code, boolean missing) {
        assertThat(AwsErrors.namesMissing(error(code, 400, "told"))).isEqualTo(missing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "InvalidParameterValue | There is no route defined for '10.2.0.0/16' in the route table. | true",
                "InvalidParameterValue | Something in other words                                        | true",
                "InvalidParameterValue | route table rtb-1 and interface eni-1 belong to different networks | false",
                "InvalidParameterCombination | Only one target is allowed                                | false"
            })
    void namesNoRouteToReplace_isTrueUnlessTheTargetIsWrong(String code, String message, boolean none) {
        assertThat(AwsErrors.namesNoRouteToReplace(error(code, 400, message))).isEqualTo(none);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "InvalidParameterValue         | Network interface 'eni-1' is currently in use. | true",
                "InvalidNetworkInterface.InUse | The interface is attached                      | true",
                "InvalidParameterValue         | Something else                                 | false"
            })
    void namesEniInUse_isTrueForAnAttachedOne(String code, String message, boolean inUse) {
        assertThat(AwsErrors.namesEniInUse(error(code, 400, message))).isEqualTo(inUse);
    }

    @ParameterizedTest
    @CsvSource({
        "PrefixListVersionMismatch,       true",
        "IncorrectState,                  true",
        "InvalidPrefixListModification,   true",
        "PrefixListMaxEntriesExceeded,    true",
        "ConcurrentMutationLimitExceeded, true",
        "DependencyViolation,             true",
        "RouteLimitExceeded,              false",
        "InvalidParameterValue,           false"
    })
    void namesOtherPrefixList_isTrueWhenItIsNotAsSeen(String code, boolean other) {
        assertThat(AwsErrors.namesOtherPrefixList(error(code, 400, "told"))).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource({
        "ConditionalCheckFailed, None,                   true,  IMPOSSIBLE",
        "None,                   TransactionConflict,    true,  IMPOSSIBLE",
        "None,                   ThrottlingError,        false, THROTTLED",
        "None,                   ProvisionedThroughputExceeded, false, THROTTLED",
        "ValidationError,        None,                   false, IMPOSSIBLE"
    })
    void cancelledTransaction_isJudgedByItsReasons(String first, String second, boolean contention, Kind kind) {
        var cancelled = TransactionCanceledException.builder()
                .statusCode(400)
                .awsErrorDetails(details("TransactionCanceledException", "cancelled"))
                .cancellationReasons(reason(first), reason(second))
                .build();

        assertThat(AwsErrors.namesContention((AwsServiceException) cancelled)).isEqualTo(contention);
        assertThat(AwsErrors.kind(cancelled)).isEqualTo(kind);
    }

    @Test
    void namesContention_isTrue_whileTheTransactionRuns() {
        var running = TransactionInProgressException.builder().statusCode(400).build();

        assertThat(AwsErrors.namesContention((AwsServiceException) running)).isTrue();
    }

    private static AwsServiceException error(String code, int status, String message) {
        return (AwsServiceException) Ec2Exception.builder()
                .statusCode(status)
                .awsErrorDetails(details(code, message))
                .build();
    }

    private static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    }

    private static CancellationReason reason(String code) {
        return CancellationReason.builder().code(code).build();
    }
}
