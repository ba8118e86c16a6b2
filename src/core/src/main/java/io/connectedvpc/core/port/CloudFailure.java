package io.connectedvpc.core.port;

/** AWS did not do what it was asked, and not because the world differs from what the caller knew. */
public final class CloudFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Whether and when asking again helps. */
    public enum Kind {
        /** Too many calls: asking again later helps. */
        THROTTLED,
        /** An outage, or an answer that never came; the effect may have happened. Asking again helps. */
        UNAVAILABLE,
        /** Not allowed, whoever asks again: access denied, an expired or missing credential. */
        DENIED,
        /** Not possible as things are: a limit, an address range that is used up, a resource in the wrong state. */
        IMPOSSIBLE
    }

    private final Kind kind;
    private final String action;

    /**
     * @param action the AWS API action, such as {@code ec2:CreateRoute}
     * @param message what AWS said
     */
    public CloudFailure(Kind kind, String action, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.action = action;
    }

    public Kind kind() {
        return kind;
    }

    /** The AWS API action that failed, such as {@code ec2:CreateRoute}. */
    public String action() {
        return action;
    }

    /** Whether it is about the VPC, or the account that it is in, and not about the store or the bus. */
    public boolean ofVpc() {
        return action.startsWith("ec2:") || action.startsWith("sts:");
    }

    /** Whether the same call may succeed later without anybody's help. */
    public boolean passing() {
        return kind == Kind.THROTTLED || kind == Kind.UNAVAILABLE;
    }
}
