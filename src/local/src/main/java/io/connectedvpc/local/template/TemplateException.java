package io.connectedvpc.local.template;

/** The template can't be played; the message says where and why, in one sentence for the person who edits it. */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TemplateException(String message) {
        super(message);
    }

    public TemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
