package io.heartproof.process.heartbeat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A process that is gone. Immutable.
 *
 * @param text which one, since when, and how that was noticed; a sentence without its end
 */
public record DeadProcess(String text) {
    static DeadProcess of(int rank, int size, String noticed) {
        return new DeadProcess(String.format(
                Locale.ROOT,
                "rank %d of %d is lost since %s: %s",
                rank,
                size,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                noticed));
    }

    /** Hears of a loss once, on a thread that does nothing else. */
    @FunctionalInterface
    public interface Listener {
        void died(DeadProcess process);
    }

    @Override
    public String toString() {
        return text;
    }
}
