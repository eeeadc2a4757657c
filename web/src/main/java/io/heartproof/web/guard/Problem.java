package io.heartproof.web.guard;

/**
 * A problem as RFC 9457 writes it, with a code of ours.
 *
 * @param type {@code about:blank}: the status says what kind of problem it is
 * @param title the status in words
 * @param code tells problems of one status apart, such as {@code recordingTooLong}
 * @param detail one sentence for people
 */
public record Problem(String type, String title, int status, String code, String detail) {
    /** The media type of problems in JSON. */
    public static final String CONTENT_TYPE = "application/problem+json";

    /** A problem of that kind. */
    public static Problem of(ProblemKind kind, String detail) {
        return new Problem("about:blank", kind.title(), kind.status(), kind.code(), detail);
    }
}
