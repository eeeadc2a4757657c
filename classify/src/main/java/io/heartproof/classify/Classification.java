package io.heartproof.classify;

import io.heartproof.quality.RecordingQuality;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a classifier says of one recording; in JSON an object with these fields.
 *
 * @param recording its name
 * @param prediction the class with the largest probability, the first of equal ones
 * @param probabilities of every class, in the order of the model's labels; they sum to 1
 * @param quality whether the leads that the model looks at are fit to be interpreted
 * @param notes what is odd about the recording, from reading and from preparation, one line each
 */
public record Classification(
        String recording,
        String prediction,
        Map<String, Double> probabilities,
        RecordingQuality quality,
        List<String> notes) {
    public Classification {
        probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
        notes = List.copyOf(notes);
    }
}
