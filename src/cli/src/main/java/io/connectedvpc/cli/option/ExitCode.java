package io.connectedvpc.cli.option;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the process ends with. */
public final class ExitCode {

    public static final int OK = 0;
    /** The API refused the call. */
    public static final int REFUSED = 1;
    /** Wrong call, or a file that can't be used. */
    public static final int USAGE = 2;
    /** No answer, or no credentials to ask with. */
    public static final int UNREACHABLE = 3;
    /** Taken, and not as desired: still under way when waiting ended, or not repairable without a person. */
    public static final int UNFINISHED = 4;
    /**
     * Answered, and the answer is the one that scripts look for. It isn't 2, as it is with Terraform: a script must not
     * take a mistyped option for changes.
     */
    public static final int FOUND = 5;

    private ExitCode() {}

    /** A line of help for each. */
    public static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("0", "Done.");
        meanings.put("1", "The API refused; its reason is on standard error.");
        meanings.put("2", "The command or a file is wrong.");
        meanings.put("3", "The endpoint can't be reached, or there are no credentials for it.");
        meanings.put("4", "Taken, but not in sync: still under way when the waiting ended, or DEGRADED.");
        meanings.put(
                "5",
                "plan --detailed-exitcode: there are changes. preflight: there is an ERROR. trace: it doesn't arrive.");
        return Collections.unmodifiableMap(meanings);
    }
}
