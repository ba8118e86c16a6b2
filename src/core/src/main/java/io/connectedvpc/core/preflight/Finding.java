package io.connectedvpc.core.preflight;

import io.connectedvpc.core.model.Warning;
import java.util.Set;

/**
 * What stands in the way of an SDDC, or will trouble it.
 *
 * @param warning what it is, with what will happen and what to do
 */
public record Finding(Severity severity, Warning warning) {

    private static final Set<Warning.Code> ERRORS = Set.of(Warning.Code.OVERLAP, Warning.Code.FOREIGN_CONTROL_PLANE);

    /** How bad it is. */
    public enum Severity {
        /** The SDDC would be refused, or wouldn't work. */
        ERROR,
        /** It would work, not as well as it could. */
        WARNING
    }

    /** A finding as bad as its code says. */
    public static Finding of(Warning warning) {
        return new Finding(ERRORS.contains(warning.code()) ? Severity.ERROR : Severity.WARNING, warning);
    }

    /** Something for which a command would be refused. */
    public static Finding error(Warning.Code code, String subject, String detail) {
        return new Finding(Severity.ERROR, new Warning(code, subject, detail));
    }
}
