package io.heartproof.process.heartbeat;

import java.time.Duration;

/**
 * When a process counts as lost. Time is counted in ticks, so that a machine that was suspended finds nobody lost when it goes on.
 * Immutable.
 *
 * @param tick how often to look
 * @param beat ticks from one heartbeat to the next
 * @param silence ticks without a heartbeat after which a process is lost
 * @param grace ticks from the end of a connection until its process is lost: where all are stopped together, nobody reports others
 */
record HeartbeatTerms(Duration tick, int beat, int silence, int grace) {
    /** A heartbeat every 5 s; lost after 25 s of silence, or 1 s after the connection ended. */
    static final HeartbeatTerms USUAL = new HeartbeatTerms(Duration.ofSeconds(1), 5, 25, 1);

    String beatText() {
        return text(beat);
    }

    String silenceText() {
        return text(silence);
    }

    private String text(int ticks) {
        Duration time = tick.multipliedBy(ticks);
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
