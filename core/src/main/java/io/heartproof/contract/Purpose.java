package io.heartproof.contract;

/** What an input is padded for. */
public enum Purpose {
    /** The signal stands at a place drawn anew each time. */
    TRAINING,
    /** The signal always stands at the same place. */
    EVALUATION
}
