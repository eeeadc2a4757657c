package io.heartproof.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Architecture;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.MeanLoss;
import io.heartproof.training.Objective;
import io.heartproof.training.Optimiser;
import io.heartproof.training.OptimiserConfig;
import io.heartproof.training.Steps;
import io.heartproof.training.TrainingBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Resident memory over 500 training steps of mixed lengths: eight lengths from 3,072 to 10,240 samples and two to four
 * recordings, drawn anew each step. Not part of the test run, as its name says to Surefire; {@code docs/benchmarks.md} has
 * the command.
 */
class TrainingMemory {
    private static final int STEPS = 500;
    private static final int WARM_UP = 100;
    private static final int EVERY = 50;

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void staysFlat() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "needs Linux");
        double afterWarmUp = 0;
        double last = 0;
        try (TorchClassifier classifier = SmallWorld.classifier(Architecture.RESNET18A, 1);
                Steps steps = Steps.of(OptimiserConfig.of(Optimiser.ADAM, 1e-4, null, null), classifier.parameters())) {
            for (int step = 1; step <= STEPS; step++) {
                train(classifier, steps);
                if (step % EVERY == 0) {
                    last = residentMegabytes();
                    afterWarmUp = step == WARM_UP ? last : afterWarmUp;
                    System.out.printf("step %3d: %.0f MB resident%n", step, last);
                }
            }
        }
        assertThat(last).as("MB after %d steps", STEPS).isLessThan(afterWarmUp * 1.05);
    }

    private void train(TorchClassifier classifier, Steps steps) {
        int size = random.nextInt(2, 5);
        int length = 1024 * random.nextInt(3, 11);
        try (Scope scope = Scope.open()) {
            TrainingBatch batch = new TrainingBatch(
                    Tensors.of(values(size * 8 * length), Device.CPU, size, 8, length),
                    Tensors.of(ones(size * length), Device.CPU, size, 1, length),
                    Tensors.of(random.ints(size, 0, 3).toArray(), Device.CPU),
                    0);
            new MeanLoss(new CrossEntropy()).backward(classifier, batch, new Objective.Moment(0, 1));
            steps.step();
        }
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024.0;
    }
}
