package io.heartproof.web.guard;

import io.heartproof.problem.BadUsage;
import java.time.Duration;
import java.util.Locale;

/**
 * What the service takes. Immutable.
 *
 * @param bodyBytes the largest body of a request
 * @param recordingSeconds the longest recording
 * @param waiting how many requests may wait beside those that are computed
 * @param bodyTime how long a body may take to arrive
 * @param answerTime how long an answer may take from then on
 * @param memoryBytes how much of all bodies together is held in memory; what is beyond lies on disk
 * @param backlog how many connections the system keeps until the service takes them
 */
public record Limits(
        long bodyBytes,
        double recordingSeconds,
        int waiting,
        Duration bodyTime,
        Duration answerTime,
        long memoryBytes,
        int backlog) {
    /**
     * 16 MiB, an hour, 64 that wait, 20 s for a body, 10 s for an answer, 64 MiB of bodies in memory, 256 connections in the
     * system's queue.
     */
    public static final Limits STANDARD =
            new Limits(16L << 20, 3600, 64, Duration.ofSeconds(20), Duration.ofSeconds(10), 64L << 20, 256);

    private static final long LARGEST_BODY = 1L << 30;
    private static final int MOST_WAITING = 1000;
    private static final int LARGEST_BACKLOG = 65_535;

    public Limits {
        if (bodyBytes < 1 || bodyBytes > LARGEST_BODY) {
            throw new BadUsage("a body may have 1 byte to 1 GiB, got a limit of " + bodyBytes);
        }
        if (!(recordingSeconds > 0)) {
            throw new BadUsage("the longest recording must last more than 0 s, got " + recordingSeconds);
        }
        if (waiting < 0 || waiting > MOST_WAITING) {
            throw new BadUsage(String.format(Locale.ROOT, "0 to %d requests may wait, got %d", MOST_WAITING, waiting));
        }
        if (memoryBytes < 0) {
            throw BadUsage.expected("memory for bodies", "at least 0 bytes", memoryBytes);
        }
        if (backlog < 1 || backlog > LARGEST_BACKLOG) {
            throw BadUsage.expected("backlog", "1 to " + LARGEST_BACKLOG, backlog);
        }
    }

    /** How long a connection may take until the headers of its request are there. */
    public Duration headerTime() {
        return bodyTime.dividedBy(2);
    }

    /** The same with another largest body. */
    public Limits withBodyBytes(long other) {
        return new Limits(other, recordingSeconds, waiting, bodyTime, answerTime, memoryBytes, backlog);
    }

    /** The same with another longest recording. */
    public Limits withRecordingSeconds(double other) {
        return new Limits(bodyBytes, other, waiting, bodyTime, answerTime, memoryBytes, backlog);
    }

    /** The same with another number of requests that may wait. */
    public Limits withWaiting(int other) {
        return new Limits(bodyBytes, recordingSeconds, other, bodyTime, answerTime, memoryBytes, backlog);
    }

    /** The same with other times. */
    public Limits withTimes(Duration body, Duration answer) {
        return new Limits(bodyBytes, recordingSeconds, waiting, body, answer, memoryBytes, backlog);
    }

    /** The same with another memory for bodies. */
    public Limits withMemoryBytes(long other) {
        return new Limits(bodyBytes, recordingSeconds, waiting, bodyTime, answerTime, other, backlog);
    }

    /** The same with another number of connections that the system keeps. */
    public Limits withBacklog(int other) {
        return new Limits(bodyBytes, recordingSeconds, waiting, bodyTime, answerTime, memoryBytes, other);
    }
}
