package io.heartproof.web.answer;

/** A request that is not answered; the message is for the client's eyes. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;

    /** @param detail one sentence without a final full stop, free of what only this machine knows */
    public Refusal(ProblemKind kind, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
    }

    /** What went wrong. */
    public ProblemKind kind() {
        return kind;
    }

    /** The answer. */
    public Problem problem() {
        return Problem.of(kind, String.valueOf(getMessage()));
    }
}
