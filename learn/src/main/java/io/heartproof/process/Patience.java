package io.heartproof.process;

import io.heartproof.problem.BadUsage;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How long one process waits for others. Immutable.
 *
 * @param forAll until all have come
 * @param forAnswer of one that is connected: longer than anything that one of them does alone
 */
record Patience(Duration forAll, Duration forAnswer) {
    /** The variable that says {@code forAll} in seconds. */
    static final String VARIABLE = "HEARTPROOF_MEETING_SECONDS";

    private static final Patience USUAL = new Patience(Duration.ofMinutes(5), Duration.ofMinutes(30));
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,4}");

    /**
     * What the variable says; five minutes where it is not set.
     *
     * @throws BadUsage where it is no number of seconds
     */
    static Patience of(Map<String, String> environment) {
        String seconds = environment.get(VARIABLE);
        if (seconds == null) {
            return USUAL;
        }
        if (!SECONDS.matcher(seconds).matches()) {
            throw BadUsage.expected(VARIABLE, "1 to 99999", seconds);
        }
        return new Patience(Duration.ofSeconds(Long.parseLong(seconds)), USUAL.forAnswer);
    }
}
