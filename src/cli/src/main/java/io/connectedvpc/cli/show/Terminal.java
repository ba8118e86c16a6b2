package io.connectedvpc.cli.show;

import java.io.PrintWriter;

/**
 * Where the program writes.
 *
 * @param out for results
 * @param err for everything else
 * @param outIsTty whether somebody looks at {@code out}
 * @param errIsTty whether somebody looks at {@code err}
 * @param coloured whether colours are welcome at all
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean outIsTty, boolean errIsTty, boolean coloured) {

    /** Writes a line of the result. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Writes a line beside the result. */
    public void note(String line) {
        err.println(line);
        err.flush();
    }

    /** The paint for results. */
    public Paint paint() {
        return outIsTty && coloured ? Paint.ANSI : Paint.NONE;
    }

    /** The paint for what stands beside the result. */
    public Paint errPaint() {
        return errIsTty && coloured ? Paint.ANSI : Paint.NONE;
    }
}
