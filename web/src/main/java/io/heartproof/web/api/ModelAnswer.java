package io.heartproof.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heartproof.classify.Classification;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one of several models says of what is shown: a prediction, or why there is none.
 *
 * @param prediction empty where the model refuses
 * @param probabilities of every class; empty where the model refuses
 * @param refusal why the recording does not suit the model
 * @param notes what is odd about the model's view of it, one line each
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ModelAnswer(
        ModelName model,
        Optional<String> prediction,
        Optional<Map<String, Double>> probabilities,
        Optional<String> refusal,
        List<String> notes) {
    static ModelAnswer of(ModelName model, Classification said) {
        return new ModelAnswer(
                model,
                Optional.of(said.prediction()),
                Optional.of(said.probabilities()),
                Optional.empty(),
                said.notes());
    }

    static ModelAnswer refusing(ModelName model, String why) {
        return new ModelAnswer(model, Optional.empty(), Optional.empty(), Optional.of(why), List.of());
    }
}
