package io.heartproof.web.api;

import io.heartproof.contract.InputContract;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.signal.Lead;
import java.util.List;

/**
 * What a client may want to know of a model.
 *
 * @param labels its classes
 * @param leads those that a recording must have, or that follow from what it has
 * @param samplingRateHz to which recordings are brought
 * @param longestSeconds what is classified of a recording, from its beginning
 * @param trainedOn of which origin the recordings of its training were, a code of {@link RecordingOrigin}
 */
record ModelFacts(
        String id,
        String name,
        List<String> labels,
        List<String> leads,
        double samplingRateHz,
        double longestSeconds,
        String trainedOn) {
    /** All models. */
    record All(List<ModelFacts> models) {}

    static ModelFacts of(Model model) {
        InputContract contract = model.contract();
        return new ModelFacts(
                model.id(),
                model.name(),
                contract.labels().names(),
                contract.leads().stream().map(Lead::name).toList(),
                contract.samplingRateHz(),
                contract.form().cutSamples() / contract.samplingRateHz(),
                model.trainedOn().code());
    }
}
