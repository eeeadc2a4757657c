package io.heartproof.problem;

/**
 * A recording that could not be read or prepared, and is left out. Immutable.
 *
 * @param recording its name
 * @param reason one line: file, rule and value
 */
public record Refusal(String recording, String reason) {}
