package io.connectedvpc.cli.api;

import java.util.function.UnaryOperator;

/** The API refused a call. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Answer answer;
    private final String about;
    private final transient UnaryOperator<String> place;

    public RefusedException(Answer answer) {
        this(answer, "", UnaryOperator.identity());
    }

    private RefusedException(Answer answer, String about, UnaryOperator<String> place) {
        super("refused with " + answer.status());
        this.answer = answer;
        this.about = about;
        this.place = place;
    }

    /**
     * The same about a part of a file.
     *
     * @param part a sentence that names it
     * @param placeInFile says where a bad field stands
     */
    public RefusedException inFile(String part, UnaryOperator<String> placeInFile) {
        return new RefusedException(answer, part, placeInFile);
    }

    /** A sentence that names what is refused; empty where the user knows. */
    public String about() {
        return about;
    }

    /** The whole answer, usually with a problem document (RFC 9457). */
    public Answer answer() {
        return answer;
    }

    /** How a bad field is to be named. */
    public UnaryOperator<String> place() {
        return place;
    }
}
