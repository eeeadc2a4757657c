package io.heartproof.web.api;

import io.heartproof.classify.Classification;
import io.heartproof.quality.RecordingQuality;
import java.util.List;
import java.util.Map;

/**
 * The answer to one recording.
 *
 * @param recording its name
 * @param prediction the class with the largest probability
 * @param probabilities of every class
 * @param quality whether the leads that the model looks at are fit to be interpreted
 * @param notes what is odd about the recording
 */
record ClassificationAnswer(
        String recording,
        ModelName model,
        String prediction,
        Map<String, Double> probabilities,
        RecordingQuality quality,
        List<String> notes,
        Timing timing) {
    static ClassificationAnswer of(ModelName model, Classification said, Timing timing) {
        return new ClassificationAnswer(
                said.recording(), model, said.prediction(), said.probabilities(), said.quality(), said.notes(), timing);
    }
}
