package io.connectedvpc.core.decide;

import io.connectedvpc.core.model.Account;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.problem.Problem;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import io.connectedvpc.core.problem.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a command and collects everything that is wrong with them, so that a user mends them all at once. */
public final class Fields {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    /** Source: IAM and STS API references, the patterns of an ARN of a role and of {@code ExternalId}. */
    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}");

    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
    private static final int SHORTEST_PREFIX = 8;
    /** Blocks that can't be an SDDC's: this network, loopback, link-local, multicast and beyond. */
    private static final List<Cidr> RESERVED = List.of(
            Cidr.parse("0.0.0.0/8"),
            Cidr.parse("127.0.0.0/8"),
            Cidr.parse("169.254.0.0/16"),
            Cidr.parse("224.0.0.0/3"));

    private final List<Violation> violations = new ArrayList<>();

    /** Notes that a field is wrong. */
    public void reject(String field, String message) {
        violations.add(new Violation(field, message));
    }

    /** Notes a field that isn't a legal id of an SDDC, host or segment. */
    public void name(String field, String value) {
        if (!NAME.matcher(value).matches()) {
            reject(field, "must be 1 to 128 letters, digits, '.', '_' or '-', beginning with a letter or digit");
        }
    }

    /** @throws Rejected when the value isn't a legal id of an SDDC, host or segment */
    public static void requireName(String field, String value) {
        var fields = new Fields();
        fields.name(field, value);
        fields.requireNone();
    }

    /** Notes an account whose role or external id can't be one. */
    void account(String field, @Nullable Account account) {
        if (account != null && !ROLE_ARN.matcher(account.roleArn()).matches()) {
            reject(
                    field + ".roleArn",
                    "is not the ARN of a role, such as arn:aws:iam::123456789012:role/connected-vpc");
        }
        if (account != null
                && account.externalId() != null
                && !EXTERNAL_ID.matcher(account.externalId()).matches()) {
            reject(field + ".externalId", "must be 2 to 1224 letters, digits or any of _+=,.@:/-");
        }
    }

    /** A block that an SDDC may use; empty, and noted, when it isn't one. */
    public Optional<Cidr> cidr(String field, @Nullable String value) {
        return block(field, value, Cidr::parse);
    }

    /** The block of a gateway address; empty, and noted, when it isn't one that an SDDC may use. */
    public Optional<Cidr> gateway(String field, @Nullable String value) {
        return block(field, value, Cidr::ofGateway);
    }

    /** The constant of that name, or the default when the field isn't given; the default, and noted, when there is none. */
    public <E extends Enum<E>> E constant(String field, @Nullable String value, E byDefault) {
        E[] all = byDefault.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all)
                .filter(constant ->
                        value == null ? constant == byDefault : constant.name().equals(value))
                .findFirst()
                .orElseGet(() -> {
                    reject(
                            field,
                            Arrays.stream(all)
                                    .map(Enum::name)
                                    .collect(Collectors.joining(", ", "must be one of ", "")));
                    return byDefault;
                });
    }

    /** @throws Rejected naming all fields that are wrong, if any is */
    public void requireNone() {
        if (!violations.isEmpty()) {
            throw new Rejected(Problem.of(ProblemCode.INVALID_FIELD, violations));
        }
    }

    private Optional<Cidr> block(String field, @Nullable String value, Function<String, Cidr> reader) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            Cidr block = reader.apply(value);
            Optional<String> objection = objection(block);
            objection.ifPresent(message -> reject(field, message));
            return objection.isPresent() ? Optional.empty() : Optional.of(block);
        } catch (IllegalArgumentException notOne) {
            reject(field, String.valueOf(notOne.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<String> objection(Cidr block) {
        if (block.prefix() < SHORTEST_PREFIX) {
            return Optional.of("has a prefix outside /8 to /32");
        }
        return reserved(block).map(reserved -> "is in the reserved range " + reserved);
    }

    /** The reserved range that shares addresses with the block, if one does. */
    static Optional<Cidr> reserved(Cidr block) {
        return RESERVED.stream().filter(block::overlaps).findFirst();
    }
}
