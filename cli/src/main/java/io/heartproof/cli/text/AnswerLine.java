package io.heartproof.cli.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heartproof.classify.Answer;
import io.heartproof.quality.RecordingQuality;
import io.heartproof.signal.PatientIdentity;
import io.heartproof.signal.Recording;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code classify} writes of one recording; in JSON an object with these fields.
 *
 * @param recording the path as given or found
 * @param prediction empty (null in JSON) where the quality does not allow one
 * @param probabilities of every class in the model's order; empty where there is no prediction
 * @param quality whether the leads that the model looks at are fit to be interpreted
 * @param notes what is odd about it, one line each
 * @param patient who it is, where that was asked for; no field in JSON elsewhere
 */
public record AnswerLine(
        String recording,
        Optional<String> prediction,
        Map<String, Double> probabilities,
        RecordingQuality quality,
        List<String> notes,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<PatientIdentity> patient) {
    /** An answer that is no refusal, to the recording of that path. */
    public static AnswerLine of(String path, Recording recording, Answer answer) {
        return new AnswerLine(
                path,
                answer.prediction(),
                answer.probabilities(),
                answer.quality().orElseThrow(),
                answer.notes(),
                patient(recording));
    }

    private static Optional<PatientIdentity> patient(Recording recording) {
        return Optional.of(recording.patient().identity()).filter(identity -> !identity.isEmpty());
    }
}
