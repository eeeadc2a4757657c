package io.heartproof.experiment;

import io.heartproof.batch.PreparedSet;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.classify.ModelContract;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.model.ModelFolder;
import io.heartproof.model.TorchClassifier;
import io.heartproof.provenance.Digest;
import io.heartproof.provenance.Provenance;
import io.heartproof.tensor.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A model that is evaluated: ours, which can be attacked from inside, or any in an ONNX file, which cannot. */
interface EvaluatedModel extends AutoCloseable {
    /** What answers for a single recording. */
    Classifier classifier();

    /** SHA-256 of its weights. */
    String digest();

    /** What it was made from, where it says so. */
    Optional<Provenance> provenance();

    /** Asks it about every recording. */
    Evaluation evaluation(Evaluator evaluator, PreparedSet set);

    @Override
    default void close() {
        classifier().close();
    }

    /** The model of a folder. */
    static EvaluatedModel ofFolder(Path folder, Device device) throws IOException {
        String digest = new Digest().add(ModelFolder.weights(folder)).hex();
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
        public Evaluation evaluation(Evaluator evaluator, PreparedSet set) {
            return evaluator.evaluate(classifier, set);
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

        @Override
        public Evaluation evaluation(Evaluator evaluator, PreparedSet set) {
            return evaluator.evaluateWithoutAttack(Classifiers.of(classifier, threads), set);
        }
    }
}
