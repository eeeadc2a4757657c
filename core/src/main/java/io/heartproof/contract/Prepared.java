package io.heartproof.contract;

/** A prepared recording, in memory or in a file: its name and length are at hand, the rest is read when it is asked for. */
public interface Prepared {
    /** Its name. */
    String recording();

    /** Samples per lead, t. */
    int length();

    /** The whole recording; out of a file, anew each time. */
    PreparedRecording read();
}
