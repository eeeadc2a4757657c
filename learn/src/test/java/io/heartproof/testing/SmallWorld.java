package io.heartproof.testing;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.label.LabelSet;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Architecture;
import io.heartproof.nn.resnet.ResNet18a;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.tensor.Device;
import io.heartproof.training.objective.TrainingBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A classification problem that is easily learnt: three classes that differ in the offsets of two groups of leads. */
public final class SmallWorld {
    /** Up to 4 s at 500 Hz, padded to 4,096 samples. */
    public static final InputContract CONTRACT =
            InputContract.published(new BucketForm(2000), new LabelSet(List.of("up", "down", "apart")));

    /** What the first four and the last four leads are lifted by. */
    private static final double[][] OFFSETS = {{0.7, 0.7}, {-0.7, -0.7}, {0.7, -0.7}};

    private SmallWorld() {}

    /** A new network with initial values from {@code seed}. */
    public static TorchClassifier classifier(long seed) {
        return classifier(new ResNet18a(), seed);
    }

    /** A new network of that architecture with initial values from {@code seed}. */
    public static TorchClassifier classifier(Architecture architecture, long seed) {
        return TorchClassifier.create(architecture, CONTRACT, Device.CPU, seed);
    }

    /** The network that knows the classes: its answers are the same on every processor. */
    public static TorchClassifier knowing() {
        return new TorchClassifier(CONTRACT, new KnownNetwork());
    }

    /** The same as {@link #classifier(long)} but in double precision. */
    public static TorchClassifier precise(long seed) {
        return new TorchClassifier(
                CONTRACT, new DoublePrecision(classifier(seed).network()));
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

    /** {@code count} recordings as a training step gets them but in double precision, in the current scope. */
    public static TrainingBatch trainingBatch(TorchClassifier classifier, int count) {
        Batch batch = batch(recordings(count, 3));
        Tensor values = classifier.values(batch).to(torch.ScalarType.Double);
        return new TrainingBatch(values, classifier.mask(batch), classifier.labels(batch), 5);
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
        return new PreparedRecording(name, leads, LeadScale.oneMillivolt(8), List.of());
    }
}
