package io.heartproof.experiment;

import io.heartproof.attack.black.SourceNetworks;
import io.heartproof.attack.suite.KnownAttacks;
import io.heartproof.attack.suite.NamedAttack;
import io.heartproof.contract.InputContract;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.experiment.config.EvaluationSettings;
import io.heartproof.model.DifferentiableClassifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the noise of an evaluation comes from, as far as it is not found on the evaluated recordings and the network themselves.
 *
 * @param networks on which noise is found for the evaluated one; closed with this
 * @param recorded noise, at the sampling rate of the model
 * @param learning recordings on which one noise for all is learnt, where it is
 */
record NoiseOrigins(SourceNetworks networks, NoiseSources recorded, Optional<LearningList> learning)
        implements AutoCloseable {
    /** Those that the settings name. */
    static NoiseOrigins open(EvaluationTask task, EvaluationSettings settings) throws IOException {
        InputContract contract = task.contract();
        NoiseSources recorded = settings.recordedNoise().load(contract.leads(), contract.samplingRateHz());
        Optional<LearningList> learning = task.learning(settings.attack());
        return new NoiseOrigins(task.model().sources(settings.attack().sourceFolders()), recorded, learning);
    }

    /** Of each of them, by what it is of. */
    Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>(networks.digests());
        recorded.digest().ifPresent(digest -> digests.put("noise", digest));
        learning.ifPresent(list -> digests.put("learnt on", list.digest()));
        return digests;
    }

    /** The attacks with such noise; one noise for all is learnt now, as far as it is not known. */
    List<NamedAttack> attacks(Session session, EvaluationTask task, EvaluationMemory memory) throws IOException {
        List<NamedAttack> attacks = new ArrayList<>();
        networks.attack().map(KnownAttacks::transfer).ifPresent(attacks::add);
        boolean shifts = session.config().evaluation().attack().names().contains(KnownAttacks.SHIFT);
        if (shifts && recorded.digest().isPresent()) {
            attacks.add(KnownAttacks.shiftUnder(recorded, task.contract()));
        }
        if (learning.isPresent()) {
            DifferentiableClassifier classifier =
                    (DifferentiableClassifier) task.model().classifier();
            attacks.add(memory.learnt(known -> learning.get().attack(session, classifier, known)));
        }
        return attacks;
    }

    @Override
    public void close() {
        networks.close();
    }
}
