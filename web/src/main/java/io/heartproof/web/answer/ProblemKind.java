package io.heartproof.web.answer;

/** Every way in which a request can fail; the name stands in the answer as {@code code}. */
public enum ProblemKind {
    BAD_REQUEST(400, "badRequest", "Bad Request"),
    UNAUTHORISED(401, "unauthorised", "Unauthorized"),
    FORBIDDEN(403, "forbidden", "Forbidden"),
    NOT_FOUND(404, "notFound", "Not Found"),
    METHOD_NOT_ALLOWED(405, "methodNotAllowed", "Method Not Allowed"),
    TOO_SLOW(408, "tooSlow", "Request Timeout"),
    BODY_TOO_LARGE(413, "bodyTooLarge", "Content Too Large"),
    RECORDING_TOO_LONG(413, "recordingTooLong", "Content Too Large"),
    UNSUPPORTED_TYPE(415, "unsupportedType", "Unsupported Media Type"),
    BAD_RECORDING(422, "badRecording", "Unprocessable Content"),
    TOO_BUSY(429, "tooBusy", "Too Many Requests"),
    INTERNAL(500, "internal", "Internal Server Error"),
    UNAVAILABLE(503, "unavailable", "Service Unavailable");

    private final int status;
    private final String code;
    private final String title;

    ProblemKind(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    /** The status code of HTTP. */
    public int status() {
        return status;
    }

    /** What programs tell it by. */
    public String code() {
        return code;
    }

    /** The status code in words, as RFC 9110 has them. */
    String title() {
        return title;
    }
}
