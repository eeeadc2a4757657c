package io.heartproof.experiment;

import io.heartproof.attack.black.SourceNetworks;
import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.suite.EvaluationAttacks;
import io.heartproof.attack.suite.NamedAttack;
import io.heartproof.attack.trial.AttackLadders;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.classify.ModelContract;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.evaluation.Ladder;
import io.heartproof.evaluation.noise.NoiseLadders;
import io.heartproof.experiment.config.EvaluationSettings;
import io.heartproof.model.DealtClassifiers;
import io.heartproof.model.ModelFolder;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.provenance.Provenance;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Natives;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model that is evaluated: ours, which can be attacked from inside, or any in an ONNX file, which can be attacked by questions
 * alone. The noise of attacks lies in libtorch's tensors; without an attack an ONNX file is evaluated without libtorch.
 */
interface EvaluatedModel extends AutoCloseable {
    /** What answers for a single recording. */
    Classifier classifier();

    /** SHA-256 of its weights. */
    String digest();

    /** What it was made from, where it says so. */
    Optional<Provenance> provenance();

    /** Networks on which noise is found for it, loaded; the caller closes them. */
    SourceNetworks sources(List<Path> folders) throws IOException;

    /**
     * It, ready to be asked; to be closed before the model.
     *
     * @param recordings how many it is asked about
     */
    Questioned questioned(Measure measure, int recordings);

    /**
     * What is asked of it.
     *
     * @param session with the settings, the seed and the processes that share the work
     * @param sources of recorded noise, at the sampling rate of the model
     * @param found attacks whose noise is found elsewhere
     * @param journal of what attacks find
     */
    record Measure(Session session, NoiseSources sources, List<NamedAttack> found, AttackJournal journal) {
        private EvaluationSettings settings() {
            return session.config().evaluation();
        }

        /** These, as those of the other processes share the work. */
        private Classifiers shared(Classifiers here) {
            return DealtClassifiers.of(here, session.processes());
        }

        private List<Ladder> noise(Classifiers classifiers) {
            return new NoiseLadders(
                            settings().withoutAttack(),
                            sources,
                            session.config().seed())
                    .of(classifiers);
        }

        private Questioned asked(Classifier classifier, Classifiers classifiers, Runnable end) {
            List<Ladder> ladders = new ArrayList<>(attacks(classifier, classifiers));
            ladders.addAll(noise(classifiers));
            return new Questioned(classifiers, ladders, end);
        }

        private List<Ladder> attacks(Classifier classifier, Classifiers classifiers) {
            EvaluationAttacks attacks =
                    new EvaluationAttacks(settings().attack(), settings().pgd(), found);
            AttackLadders maker =
                    new AttackLadders(settings().batchSize(), session.config().seed(), journal);
            return attacks.ladders(maker, classifier, classifiers, session.progress());
        }
    }

    /** Classifiers that share the work, and the trials that they are put to. */
    record Questioned(Classifiers classifiers, List<Ladder> ladders, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    @Override
    default void close() {
        classifier().close();
    }

    /** The model of a folder. */
    static EvaluatedModel ofFolder(Path folder, Device device) throws IOException {
        String digest = ModelFolder.digest(folder);
        RunFolder run = new RunFolder(folder);
        Optional<Provenance> provenance = run.hasProvenance() ? Optional.of(run.provenance()) : Optional.empty();
        return new Ours(ModelFolder.load(folder, device), digest, provenance);
    }

    /**
     * The model of an ONNX file.
     *
     * @param contract where it is not in the file
     */
    static EvaluatedModel ofOnnx(Path file, Optional<Path> contract, int threads) throws IOException {
        OnnxClassifier classifier = contract.isPresent()
                ? OnnxClassifier.load(file, ModelContract.read(contract.get()))
                : OnnxClassifier.load(file);
        return new Foreign(classifier, threads);
    }

    /** See {@link #ofFolder}. */
    record Ours(TorchClassifier classifier, String digest, Optional<Provenance> provenance) implements EvaluatedModel {
        @Override
        public SourceNetworks sources(List<Path> folders) throws IOException {
            Device device = classifier.device();
            int threads = device.isCpu() ? Natives.threads() : 1;
            return SourceNetworks.open(
                    folders, new SourceNetworks.AttackedNetwork(classifier.contract(), digest, device, threads));
        }

        @Override
        public Questioned questioned(Measure measure, int recordings) {
            Workers workers = Workers.of(classifier, Math.max(1, recordings));
            return measure.asked(classifier, measure.shared(workers), workers::close);
        }
    }

    /** See {@link #ofOnnx}. */
    record Foreign(OnnxClassifier classifier, int threads) implements EvaluatedModel {
        @Override
        public String digest() {
            return classifier.digest();
        }

        @Override
        public Optional<Provenance> provenance() {
            return classifier.provenance();
        }

        /** Noise is found by one thread at a time, on all cores. */
        @Override
        public SourceNetworks sources(List<Path> folders) throws IOException {
            if (folders.isEmpty()) { // then libtorch need not be there
                return SourceNetworks.none();
            }
            Natives.setThreads(threads);
            return SourceNetworks.open(
                    folders, new SourceNetworks.AttackedNetwork(classifier.contract(), digest(), Device.CPU, 1));
        }

        @Override
        public Questioned questioned(Measure measure, int recordings) {
            return measure.asked(classifier, measure.shared(Classifiers.of(classifier, threads)), () -> {});
        }
    }
}
