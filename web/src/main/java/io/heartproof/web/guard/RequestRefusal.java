package io.heartproof.web.guard;

import java.util.Map;

/** A request that is not answered; the message is for the client's eyes. */
public final class RequestRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient Map<String, String> headers;

    /** @param detail one sentence without a final full stop, free of what only this machine knows */
    public RequestRefusal(ProblemKind kind, String detail) {
        this(kind, detail, Map.of());
    }

    /** @param headers that go with the answer, such as what would be accepted */
    public RequestRefusal(ProblemKind kind, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.kind = kind;
        this.headers = Map.copyOf(headers);
    }

    /** What went wrong. */
    public ProblemKind kind() {
        return kind;
    }

    /** What the answer's headers say of it. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The answer. */
    public Problem problem() {
        return Problem.of(kind, String.valueOf(getMessage()));
    }
}
