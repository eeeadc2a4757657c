package io.heartproof.problem;

/**
 * Input data that breaks a rule. The message is one line and names the place, the rule and the value:
 * {@code A0001.mat: expected 12 leads, got 8}.
 */
public final class BadData extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 1000;

    /**
     * @param where file, or file and line, as the user knows it
     * @param what rule and value, without a final full stop
     */
    public BadData(String where, String what) {
        super(oneLine(where + ": " + what));
    }

    /** As {@link #BadData(String, String)}, with the failure behind it (shown only with {@code --verbose}). */
    public BadData(String where, String what, Throwable cause) {
        super(oneLine(where + ": " + what), cause);
    }

    /** What files hold is quoted in messages: it must neither break the line, nor steer a terminal, nor flood it. */
    private static String oneLine(String message) {
        String plain = PlainText.of(message);
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
    }

    /** The one line. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
