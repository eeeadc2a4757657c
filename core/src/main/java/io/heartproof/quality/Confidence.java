package io.heartproof.quality;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far what is said of a recording may be relied on, as far as its signal goes. */
public enum Confidence {
    /** Nothing speaks against it. */
    FULL("full"),
    /** The signal can be read, but something about it is in doubt. */
    LOWERED("lowered"),
    /** The recording is not acceptable. */
    NONE("none");

    private final String code;

    Confidence(String code) {
        this.code = code;
    }

    /** The name in files and answers. */
    @JsonValue
    public String code() {
        return code;
    }
}
