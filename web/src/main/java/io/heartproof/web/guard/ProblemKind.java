package io.heartproof.web.guard;

import java.util.Arrays;

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
    RECORDING_TOO_LARGE(413, "recordingTooLarge", "Content Too Large"),
    URI_TOO_LONG(414, "uriTooLong", "URI Too Long"),
    UNSUPPORTED_TYPE(415, "unsupportedType", "Unsupported Media Type"),
    EXPECTATION_FAILED(417, "expectationFailed", "Expectation Failed"),
    BAD_RECORDING(422, "badRecording", "Unprocessable Content"),
    TOO_BUSY(429, "tooBusy", "Too Many Requests"),
    HEADERS_TOO_LARGE(431, "headersTooLarge", "Request Header Fields Too Large"),
    INTERNAL(500, "internal", "Internal Server Error"),
    NOT_IMPLEMENTED(501, "notImplemented", "Not Implemented"),
    UNAVAILABLE(503, "unavailable", "Service Unavailable"),
    VERSION_NOT_SUPPORTED(505, "versionNotSupported", "HTTP Version Not Supported");

    private final int status;
    private final String code;
    private final String title;

    ProblemKind(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    /** The first kind of that status; without one, the most general of its class. */
    public static ProblemKind ofStatus(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status == status)
                .findFirst()
                .orElse(status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL);
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
