package io.heartproof.problem;

/** A request that breaks a rule: an option, a configuration key or its value. One line, like {@link BadData}. */
public final class BadUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what rule and value, naming the option or key */
    public BadUsage(String what) {
        super(PlainText.of(what));
    }

    /**
     * A configuration value that breaks a rule: {@code training.epochs: expected at least 1, got 0}.
     *
     * @param key the whole key, such as {@code training.epochs}
     * @param rule what would be right, to be read after "expected"
     */
    public static BadUsage expected(String key, String rule, Object value) {
        return new BadUsage(key + ": expected " + rule + ", got " + value);
    }
}
