package io.heartproof.signal;

/** Sex as a file states it. */
public enum Sex {
    FEMALE,
    MALE,
    UNKNOWN
}
