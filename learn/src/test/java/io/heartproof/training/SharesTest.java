package io.heartproof.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.Pgd;
import io.heartproof.batch.Batch;
import io.heartproof.defence.AdvlsTraining;
import io.heartproof.defence.JacobianTraining;
import io.heartproof.defence.MadryTraining;
import io.heartproof.defence.Mixture;
import io.heartproof.defence.NsrTraining;
import io.heartproof.defence.Schedule;
import io.heartproof.defence.TrainingAttack;
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
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** Objectives, and how far value and gradient may be off, as a share. */
    static Stream<Arguments> objectives() {
        // From a random start every share would begin elsewhere. Steps by the sign of a gradient that is almost zero go
        // either way, so that noise, and with it value and gradient, differ a little from batch to batch.
        TrainingAttack attack = new TrainingAttack(1e-4, 2, 0.5, Pgd.Start.CLEAN);
        Schedule atOnce = new Schedule(OptionalInt.of(0), Schedule.Growth.AT_ONCE);
        Mixture mixture = new Mixture(
                List.of(new Mixture.Part(0.5, PLAIN), new Mixture.Part(2, new NsrTraining(1, 0.5, atOnce))));
        return Stream.of(
                        Arguments.of(PLAIN, 1e-5, 1e-3),
                        Arguments.of(new NsrTraining(1, 1, atOnce), 1e-5, 1e-3),
                        Arguments.of(new JacobianTraining(44, 0), 1e-4, 1e-3),
                        Arguments.of(mixture, 1e-5, 1e-3),
                        Arguments.of(new AdvlsTraining(attack, atOnce), 1e-3, 0.03),
                        Arguments.of(new MadryTraining(attack, atOnce), 1e-3, 0.03))
                .flatMap(one -> Stream.of(1, 2, 3, 7, 8)
                        .map(size -> Arguments.of(one.get()[0], size, one.get()[1], one.get()[2])));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void giveTheValueAndTheGradientOfTheWholeBatch(Objective objective, int size, double ofValue, double ofGradient) {
        assertThat(objective.divisible()).isTrue();
        Map<String, float[]> expected = new LinkedHashMap<>();
        double value = gradients(objective, size, expected);
        try (Workers workers = Workers.of(classifier, 3)) {
            Map<String, float[]> actual = new LinkedHashMap<>();
            assertThat(gradients(new Shares(objective, workers), size, actual))
                    .isCloseTo(value, within(ofValue * Math.max(1, value)));
            expected.forEach((name, gradient) -> assertThat(distance(actual.get(name), gradient))
                    .as(name)
                    .isLessThan(ofGradient * length(gradient) + 1e-6));
            for (int worker = 0; worker < workers.count(); worker++) {
                assertNoGradients(workers.twin(worker));
            }
        }
    }

    @Test
    void nobodyWaitsForAShareThatFailed() {
        Objective failing = new Objective() {
            @Override
            public double backward(DifferentiableClassifier own, TrainingBatch batch, Moment moment) {
                if (batch.size() == 3) { // of 7 recordings the last share has three
                    throw new IllegalStateException("out of luck");
                }
                return batch.whole().sum(1);
            }

            @Override
            public boolean divisible() {
                return true;
            }
        };
        try (Workers workers = Workers.of(classifier, 3)) {
            Shares shares = new Shares(failing, workers);
            assertThatThrownBy(() -> gradients(shares, 7, new LinkedHashMap<>()))
                    .isInstanceOf(IllegalStateException.class)
                    .satisfies(e ->
                            assertThat(e.getCause() == null ? e : e.getCause()).hasMessage("out of luck"));
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
