package io.heartproof.experiment;

import io.heartproof.attack.saved.SavedNoise;
import io.heartproof.attack.suite.AttackConfig;
import io.heartproof.contract.InputContract;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.experiment.checkpoint.EvaluationStart.Evaluated;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedStore;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is evaluated on what. Immutable.
 *
 * @param model the caller's
 * @param entries the recordings, before any is read
 * @param where all of it lies
 */
record EvaluationTask(EvaluatedModel model, DataSet data, List<Entry> entries, Evaluated where) {
    /** How the model wants recordings, and its classes. */
    InputContract contract() {
        return model.classifier().contract();
    }

    /** Of the recordings. */
    List<String> names() {
        return entries.stream().map(Entry::recording).toList();
    }

    /** The network that attacks are made on. */
    SavedNoise.AttackedNetwork attacked() {
        return new SavedNoise.AttackedNetwork(contract(), model.digest());
    }

    /** What universal noise is learnt on, by gradients; no other network is given such noise. */
    Optional<LearningList> learning(AttackConfig attacks) throws IOException {
        return model.classifier() instanceof DifferentiableClassifier
                ? LearningList.of(attacks, data, entries)
                : Optional.empty();
    }

    /** Those of the prepared recordings that are evaluated. */
    EvaluatedRecordings usable(PreparedStore store, AttackConfig attacks) {
        return EvaluatedRecordings.of(data, store, attacks, contract());
    }

    /** Of data, recordings and weights, and where both came from, by what they are of. */
    Map<String, String> digests() throws IOException {
        Map<String, String> digests = data.digests(RecordingOrigin.Use.EVALUATED, entries);
        digests.put("weights", model.digest());
        model.provenance().ifPresent(made -> RecordingOrigin.copy(digests, RecordingOrigin.Use.TRAINED, made));
        return digests;
    }

    /** Reads a recording by its name, as its file has it. */
    Recording original(String name) {
        try {
            return data.read(data.select(List.of(name)).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
