package io.heartproof.web.api;

import io.heartproof.classify.Answer;
import io.heartproof.quality.RecordingQuality;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to one recording, as it is written.
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
    /** An answer that is no refusal. */
    static ClassificationAnswer of(ModelName model, Answer answer, Timing timing) {
        return new ClassificationAnswer(
                answer.recording(),
                model,
                answer.prediction(),
                answer.probabilities(),
                answer.quality().orElseThrow(),
                answer.notes(),
                timing);
    }
}
