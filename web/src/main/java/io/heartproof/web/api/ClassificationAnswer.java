package io.heartproof.web.api;

import io.heartproof.classify.Classification;
import io.heartproof.quality.RecordingQuality;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to one recording.
 *
 * @param recording its name
 * @param prediction the class with the largest probability; empty (null in JSON) where the answer is to abstain
 * @param probabilities of every class; empty where there is no prediction
 * @param quality whether the leads that the model looks at are fit to be interpreted
 * @param notes what is odd about the recording
 */
record ClassificationAnswer(
        String recording,
        ModelName model,
        Optional<String> prediction,
        Map<String, Double> probabilities,
        RecordingQuality quality,
        List<String> notes,
        Timing timing) {
    static ClassificationAnswer of(ModelName model, Classification said, Timing timing) {
        return new ClassificationAnswer(
                said.recording(),
                model,
                Optional.of(said.prediction()),
                said.probabilities(),
                said.quality(),
                said.notes(),
                timing);
    }

    /** The answer without what is predicted. */
    ClassificationAnswer abstained() {
        return new ClassificationAnswer(recording, model, Optional.empty(), Map.of(), quality, notes, timing);
    }
}
