package io.heartproof.spark.score;

import io.heartproof.spark.part.Part;
import java.io.Serializable;

/**
 * A part whose content is known. Immutable.
 *
 * @param digest its SHA-256
 */
record DigestedPart(Part part, String digest) implements Serializable {
    private static final long serialVersionUID = 1L;

    String name() {
        return part.name();
    }
}
