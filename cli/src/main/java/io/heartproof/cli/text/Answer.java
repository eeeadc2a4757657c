package io.heartproof.cli.text;

import io.heartproof.classify.Classification;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code classify} says of one recording; in JSON an object with these fields.
 *
 * @param recording the path as given or found
 * @param prediction empty (null in JSON) where the quality does not allow one
 * @param probabilities of every class in the model's order; empty where there is no prediction
 */
public record Answer(
        String recording, Optional<String> prediction, Map<String, Double> probabilities, List<String> notes) {
    /** A classification. */
    public static Answer of(String recording, Classification said) {
        return new Answer(recording, Optional.of(said.prediction()), said.probabilities(), said.notes());
    }
}
