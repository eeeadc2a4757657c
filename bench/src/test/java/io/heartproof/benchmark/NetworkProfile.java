package io.heartproof.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.benchmark.setup.SimulatedSet;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.label.LabelSet;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Architecture;
import io.heartproof.nn.Architectures;
import io.heartproof.nn.Parameters;
import io.heartproof.onnx.OnnxExport;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Natives;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every network costs: milliseconds of processor time of one core for a recording of 10 s (6,144 samples), in batches of
 * 16 and, in a session of ONNX Runtime, alone. Not part of the test run, as its name says to Surefire; {@code
 * docs/networks.md} has the command and what it printed.
 */
class NetworkProfile {
    private static final InputContract CONTRACT = InputContract.published(new BucketForm(6_000), LabelSet.CPSC2018);
    private static final int RECORDINGS = 16;
    private static final int ROUNDS = 5;
    private static final int CALLS = 20;

    @TempDir
    private Path folder;

    private final Batch batch = batch(RECORDINGS);
    private final Batch alone = batch(1);

    @Test
    void printsWhatEveryNetworkCosts() throws IOException {
        int threads = Natives.threads();
        Natives.setThreads(1);
        try {
            System.out.println("| network | training | attack | forward | ONNX Runtime |");
            System.out.println("|---|---|---|---|---|");
            for (Architecture architecture : Architectures.all()) {
                double[] costs = costs(architecture);
                assertThat(costs[0]).isPositive();
                System.out.printf(
                        Locale.ROOT,
                        "| `%s` | %.2f | %.2f | %.2f | %.2f |%n",
                        architecture.name(),
                        costs[0],
                        costs[1],
                        costs[2],
                        costs[3]);
            }
        } finally {
            Natives.setThreads(threads);
        }
    }

    private double[] costs(Architecture architecture) throws IOException {
        Path file = folder.resolve(architecture.name() + ".onnx");
        try (TorchClassifier classifier = TorchClassifier.create(architecture, CONTRACT, Device.CPU, 1)) {
            OnnxExport.write(classifier, Map.of(), file);
            try (OnnxClassifier session = OnnxClassifier.load(file)) {
                return new double[] {
                    milliseconds(RECORDINGS, () -> train(classifier)),
                    milliseconds(RECORDINGS, () -> attack(classifier)),
                    milliseconds(RECORDINGS, () -> forward(classifier)),
                    milliseconds(CALLS, () -> classify(session))
                };
            }
        }
    }

    private void train(TorchClassifier classifier) {
        try (Scope scope = Scope.open()) {
            loss(classifier, classifier.values(batch)).backward();
            classifier.parameters().clearGradients();
        }
    }

    private void attack(TorchClassifier classifier) {
        try (Scope scope = Scope.open();
                Parameters.Frozen frozen = classifier.parameters().freeze()) {
            Tensor values = classifier.values(batch).set_requires_grad(true);
            Tensors.gradient(loss(classifier, values), values);
        }
    }

    private void forward(TorchClassifier classifier) {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            loss(classifier, classifier.values(batch));
        }
    }

    private void classify(OnnxClassifier session) {
        for (int i = 0; i < CALLS; i++) {
            session.logits(alone);
        }
    }

    private Tensor loss(TorchClassifier classifier, Tensor values) {
        return new CrossEntropy()
                .perRecording(classifier.logits(values, classifier.mask(batch)), classifier.labels(batch))
                .mean();
    }

    /** Of this thread's processor time for each recording, the median of rounds after one to warm up. */
    private static double milliseconds(int recordings, Runnable work) {
        work.run();
        double[] rounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work.run();
            rounds[round] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e6 / recordings;
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static Batch batch(int recordings) {
        PreparedSet set = new SimulatedSet(CONTRACT, 1).alike(recordings, 10);
        return new BatchMaker(CONTRACT).forEvaluation(set.recordings(), set.labels());
    }
}
