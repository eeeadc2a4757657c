package io.heartproof.format;

/** What becomes of the patient's name, identifier and date of birth. */
public enum Identity {
    /** They are not carried. */
    DROPPED,
    /** They are part of the recording's {@link io.heartproof.signal.Patient}. */
    KEPT
}
