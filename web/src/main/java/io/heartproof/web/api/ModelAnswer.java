package io.heartproof.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heartproof.classify.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one of several models says of what is shown: a prediction, or why there is none.
 *
 * @param prediction empty where there is none
 * @param probabilities of every class; empty where there is no prediction
 * @param refusal why there is no prediction
 * @param notes what is odd about the model's view of it, one line each
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ModelAnswer(
        ModelName model,
        Optional<String> prediction,
        Optional<Map<String, Double>> probabilities,
        Optional<String> refusal,
        List<String> notes) {
    static ModelAnswer of(ModelName model, Answer answer) {
        boolean predicted = answer.prediction().isPresent();
        return new ModelAnswer(
                model,
                answer.prediction(),
                Optional.of(answer.probabilities()).filter(all -> predicted),
                answer.whyNot().map(Answer.WhyNot::text),
                predicted ? answer.notes() : List.of());
    }
}
