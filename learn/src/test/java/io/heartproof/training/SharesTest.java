package io.heartproof.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.batch.Batch;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.tensor.Natives;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoTensorLeft.class)
class SharesTest {
    private static final Objective PLAIN = new MeanLoss(new CrossEntropy());

    private final int threads = Natives.threads();
    private final TorchClassifier classifier = SmallWorld.classifier(1);

    @BeforeEach
    void haveThreeThreads() {
        Natives.setThreads(3);
    }

    @AfterEach
    void free() {
        classifier.close();
        Natives.setThreads(threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8})
    void giveTheValueAndTheGradientOfTheWholeBatch(int size) {
        Map<String, float[]> expected = new LinkedHashMap<>();
        double value = gradients(PLAIN, size, expected);
        try (Workers workers = Workers.of(classifier, 3)) {
            Map<String, float[]> actual = new LinkedHashMap<>();
            assertThat(gradients(new Shares(PLAIN, workers), size, actual)).isCloseTo(value, within(1e-5));
            expected.forEach((name, gradient) -> assertThat(distance(actual.get(name), gradient))
                    .as(name)
                    .isLessThan(1e-3 * length(gradient) + 1e-6));
            for (int worker = 0; worker < workers.count(); worker++) {
                assertNoGradients(workers.twin(worker));
            }
        }
    }

    @Test
    void leaveAnObjectiveWholeThatCouplesTheRecordings() {
        int[] sizes = new int[1];
        Objective coupled = (own, batch, moment) -> {
            sizes[0] = (int) batch.labels().size(0);
            return PLAIN.backward(own, batch, moment);
        };
        try (Workers workers = Workers.of(classifier, 3)) {
            gradients(new Shares(coupled, workers), 7, new LinkedHashMap<>());
        }
        assertThat(sizes).containsExactly(7);
    }

    private double gradients(Objective objective, int size, Map<String, float[]> gradients) {
        Batch batch = SmallWorld.batch(SmallWorld.recordings(size, 1));
        try (Scope scope = Scope.open()) {
            TrainingBatch onDevice =
                    new TrainingBatch(classifier.values(batch), classifier.mask(batch), classifier.labels(batch), 0);
            double value = objective.backward(classifier, onDevice, new Objective.Moment(0, 1));
            classifier
                    .parameters()
                    .byName()
                    .forEach((name, tensor) -> gradients.put(name, Tensors.toFloats(tensor.grad())));
            classifier.parameters().clearGradients();
            return value;
        }
    }

    private static void assertNoGradients(DifferentiableClassifier twin) {
        try (Scope scope = Scope.open()) {
            assertThat(twin.parameters().byName().values())
                    .noneMatch(tensor -> tensor.grad().defined());
        }
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += Math.pow(a[i] - b[i], 2);
        }
        return Math.sqrt(sum);
    }

    private static double length(float[] a) {
        return distance(a, new float[a.length]);
    }
}
