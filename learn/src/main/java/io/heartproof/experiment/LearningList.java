package io.heartproof.experiment;

import io.heartproof.attack.shaped.LearntNoise;
import io.heartproof.attack.shaped.UniversalLearning;
import io.heartproof.attack.suite.AttackConfig;
import io.heartproof.attack.suite.KnownAttacks;
import io.heartproof.attack.suite.LevelsOfUniversal;
import io.heartproof.attack.suite.NamedAttack;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.dataset.table.RecordingList;
import io.heartproof.experiment.config.EvaluationSettings;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedStore;
import io.heartproof.problem.BadUsage;
import io.heartproof.problem.Counted;
import io.heartproof.provenance.Digest;
import io.heartproof.seed.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The recordings on which universal noise is learnt, of which none is evaluated. Immutable. */
record LearningList(DataSet data, List<Entry> entries) {
    /**
     * Those that the settings name, if they do.
     *
     * @throws BadUsage where any of them is evaluated
     */
    static Optional<LearningList> of(AttackConfig attacks, DataSet data, List<Entry> evaluated) throws IOException {
        Optional<Path> list = attacks.learntOn();
        if (list.isEmpty()) {
            return Optional.empty();
        }
        List<Entry> entries = data.select(RecordingList.read(list.get()));
        requireUnseen(list.get(), entries, evaluated);
        return Optional.of(new LearningList(data, entries));
    }

    private static void requireUnseen(Path list, List<Entry> learntOn, List<Entry> evaluated) {
        Set<String> names = evaluated.stream().map(Entry::recording).collect(Collectors.toSet());
        List<String> both =
                learntOn.stream().map(Entry::recording).filter(names::contains).toList();
        if (!both.isEmpty()) {
            throw BadUsage.expected(
                    "list of recordings that universal noise is learnt on, " + list,
                    "none that is evaluated",
                    Counted.of(both.size(), "recording") + " in both, such as " + both.get(0));
        }
    }

    /** Of the names. */
    String digest() {
        Digest digest = new Digest();
        entries.forEach(entry -> digest.add(entry.recording()));
        return digest.hex();
    }

    /** The attack with noise of each level, as far as it is not known learnt now against that classifier. */
    NamedAttack attack(Session session, DifferentiableClassifier classifier, LearntNoise learnt) throws IOException {
        EvaluationSettings settings = session.config().evaluation();
        try (PreparedStore store = session.prepared(data, entries, classifier.contract())) {
            EvaluatedRecordings usable = EvaluatedRecordings.of(data, store, settings.attack(), classifier.contract());
            UniversalLearning learning = UniversalLearning.standard(
                    settings.batchSize(), Seeds.derive(session.config().seed(), KnownAttacks.UNIVERSAL));
            return new LevelsOfUniversal(settings.attack(), learning, session.progress())
                    .learnt(classifier, usable.set(), learnt);
        }
    }
}
