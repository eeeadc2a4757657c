package io.heartproof.simulate.rhythm;

/**
 * When a beat's QRS complex starts.
 *
 * @param seconds from the recording's start, can be negative
 */
public record Pulse(BeatKind kind, double seconds) {}
