package io.heartproof.testing;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.PreparedSet;
import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.label.LabelSet;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Architecture;
import io.heartproof.nn.ResNet18;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Scope;
import io.heartproof.training.MeanLoss;
import io.heartproof.training.Objective;
import io.heartproof.training.Optimiser;
import io.heartproof.training.OptimiserConfig;
import io.heartproof.training.Steps;
import io.heartproof.training.TrainingBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A classification problem that a few steps learn: three classes that differ in the offsets of two groups of leads. */
public final class SmallWorld {
    /** Up to 4 s at 500 Hz, padded to 4,096 samples. */
    public static final InputContract CONTRACT =
            InputContract.published(new BucketForm(2000), new LabelSet(List.of("up", "down", "apart")));

    /** What the first four and the last four leads are lifted by. */
    private static final double[][] OFFSETS = {{0.7, 0.7}, {-0.7, -0.7}, {0.7, -0.7}};

    private SmallWorld() {}

    /** A new network with initial values from {@code seed}. */
    public static TorchClassifier classifier(long seed) {
        return classifier(Architecture.RESNET18A, seed);
    }

    /** A new network of that architecture with initial values from {@code seed}. */
    public static TorchClassifier classifier(Architecture architecture, long seed) {
        ResNet18.Size size = new ResNet18.Size(8, 3);
        return new TorchClassifier(CONTRACT, architecture.create(size, Device.CPU, seed));
    }

    /** A network that has learnt to tell the classes apart, the same each time. */
    public static TorchClassifier trained() {
        TorchClassifier classifier = classifier(1);
        classifier.parameters().load("thirty steps", Trained.WEIGHTS);
        return classifier;
    }

    /** {@code count} recordings of 1,600 to 2,000 samples, classes in turn. */
    public static PreparedSet recordings(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PreparedRecording> recordings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            recordings.add(recording("R" + seed + "-" + i, i % 3, random));
        }
        return new PreparedSet(
                recordings, IntStream.range(0, count).map(i -> i % 3).toArray());
    }

    /** All recordings of a set in one batch. */
    public static Batch batch(PreparedSet set) {
        return new BatchMaker(CONTRACT).forEvaluation(set.recordings(), set.labels());
    }

    /** {@code count} recordings as a training step gets them, in the current scope. */
    public static TrainingBatch trainingBatch(TorchClassifier classifier, int count) {
        Batch batch = batch(recordings(count, 3));
        return new TrainingBatch(classifier.values(batch), classifier.mask(batch), classifier.labels(batch), 5);
    }

    private static PreparedRecording recording(String name, int label, SplittableRandom random) {
        int length = random.nextInt(1600, 2001);
        float[][] leads = new float[8][length];
        for (int lead = 0; lead < leads.length; lead++) {
            double offset = OFFSETS[label][lead / 4];
            double cyclesPerSample = (1 + 4 * random.nextDouble()) / 500;
            double phase = random.nextDouble() * 2 * Math.PI;
            for (int t = 0; t < length; t++) {
                double wave = 0.1 * Math.sin(2 * Math.PI * cyclesPerSample * t + phase);
                double noise = 0.1 * (2 * random.nextDouble() - 1);
                leads[lead][t] = (float) (offset + wave + noise);
            }
        }
        return new PreparedRecording(name, leads, new float[] {1, 1, 1, 1, 1, 1, 1, 1}, List.of());
    }

    /** Trained once per JVM, by whoever asks first. */
    private static final class Trained {
        static final Map<String, Safetensors.Array> WEIGHTS = train();

        private static Map<String, Safetensors.Array> train() {
            try (TorchClassifier classifier = classifier(1);
                    Steps steps =
                            Steps.of(OptimiserConfig.of(Optimiser.ADAM, 1e-3, null, null), classifier.parameters())) {
                for (int step = 0; step < 30; step++) {
                    Batch batch = batch(recordings(6, 1000 + step));
                    try (Scope scope = Scope.open()) {
                        TrainingBatch onDevice = new TrainingBatch(
                                classifier.values(batch), classifier.mask(batch), classifier.labels(batch), 0);
                        new MeanLoss(new CrossEntropy()).backward(classifier, onDevice, new Objective.Moment(0, 1));
                        steps.step();
                    }
                }
                return classifier.parameters().copy();
            }
        }
    }
}
