package io.heartproof.training.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.white.Pgd;
import io.heartproof.batch.Batch;
import io.heartproof.defence.AdvlsTraining;
import io.heartproof.defence.JacobianTraining;
import io.heartproof.defence.MadryTraining;
import io.heartproof.defence.MartTraining;
import io.heartproof.defence.Mixture;
import io.heartproof.defence.NFgsmTraining;
import io.heartproof.defence.NsrTraining;
import io.heartproof.defence.Ramp;
import io.heartproof.defence.TrainingAttack;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.NsrPenalty;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.tensor.Natives;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.testing.ThreadsAsBefore;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith({NoTensorLeft.class, ThreadsAsBefore.class})
class ThreadTeamTest {
    private static final Objective PLAIN = new MeanLoss(new CrossEntropy());

    /**
     * How far value and gradient may be off, as a share. The networks compute in double precision, but the input's gradient, of
     * which penalties are made, is in single precision: 6e-8 for a value, and a few times that after sums and quotients.
     */
    private static final double TOLERANCE = 2e-6;

    private static final Objective.CurrentEpoch FIRST_OF_ONE = new Objective.CurrentEpoch(0, 1);

    private TorchClassifier classifier = SmallWorld.knowing();

    @BeforeEach
    void haveThreeThreads() {
        Natives.setThreads(3);
    }

    @AfterEach
    void free() {
        classifier.close();
    }

    static Stream<Arguments> objectives() {
        TrainingAttack attack = new TrainingAttack(1e-5, 2, 0.5, Pgd.Start.RANDOM);
        Ramp atOnce = new Ramp(OptionalInt.of(0), Ramp.Growth.AT_ONCE);
        Mixture mixture = new Mixture(
                List.of(new Mixture.Weighted(0.5, PLAIN), new Mixture.Weighted(2, new NsrTraining(1, 0.5, atOnce))));
        return Stream.of(
                        PLAIN,
                        new NsrTraining(1, 1, atOnce),
                        new JacobianTraining(44, 0),
                        new JacobianTraining(44, 2),
                        mixture,
                        new AdvlsTraining(attack, atOnce),
                        new MadryTraining(attack, atOnce),
                        new MartTraining(attack, 5, atOnce),
                        new NFgsmTraining(Budget.relative(Norm.LINF, 1e-5), 2, 1, atOnce),
                        new NsrTraining(1, 1, new NsrPenalty(NsrPenalty.GradientNorm.L2, 1, 0), atOnce))
                .flatMap(objective -> Stream.of(1, 2, 3, 6, 7, 8).map(size -> Arguments.of(objective, size)));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void giveTheValueAndTheGradientOfTheWholeBatch(Objective objective, int size) {
        Batch batch = SmallWorld.batch(SmallWorld.recordings(size, 1));
        Map<String, float[]> expected = new LinkedHashMap<>();
        double value = whole(objective, batch, expected);
        assertGives(new Expected(value, expected), objective, List.of(batch));
    }

    /** As an epoch has it: several lengths, a network of many layers, two penalties at once. */
    @Test
    void coupleTheBatchesOfAConvolutionalNetwork() {
        classifier.close();
        classifier = SmallWorld.precise(1);
        coupled().skip(3).forEach(this::coupleTheBatchesOfAStep);
    }

    /** The mean over five recordings of two lengths is the weighted mean of both batches' means. */
    @Test
    void giveTheMeanOverBatchesOfSeveralLengths() {
        Batch two = SmallWorld.batch(SmallWorld.recordings(2, 1));
        Batch three = longer(SmallWorld.batch(SmallWorld.recordings(3, 2)));
        Map<String, float[]> ofTwo = new LinkedHashMap<>();
        Map<String, float[]> ofThree = new LinkedHashMap<>();
        double value = 0.4 * whole(PLAIN, two, ofTwo) + 0.6 * whole(PLAIN, three, ofThree);
        Map<String, float[]> mean = new LinkedHashMap<>();
        ofTwo.forEach((name, gradient) -> mean.put(name, mean(gradient, ofThree.get(name))));

        assertGives(new Expected(value, mean), PLAIN, List.of(two, three));
    }

    /** Cross entropy is linear in the label: 0.4 of the next class and 0.6 of the own one. */
    @Test
    void everyRecordingHasItsOwnSoftLabel() {
        Batch own = SmallWorld.batch(SmallWorld.recordings(7, 1));
        int[] next = Arrays.stream(own.labels()).map(label -> (label + 1) % 3).toArray();
        Batch other = new Batch(own.recordings(), own.values(), own.mask(), next, own.leads(), own.length());
        Map<String, float[]> ofOther = new LinkedHashMap<>();
        Map<String, float[]> ofOwn = new LinkedHashMap<>();
        double value = 0.4 * whole(PLAIN, other, ofOther) + 0.6 * whole(PLAIN, own, ofOwn);
        Map<String, float[]> mean = new LinkedHashMap<>();
        ofOther.forEach((name, gradient) -> mean.put(name, mean(gradient, ofOwn.get(name))));
        float[][] rows = new float[7][3];
        for (int n = 0; n < 7; n++) {
            rows[n][own.labels()[n]] = 0.6f;
            rows[n][next[n]] = 0.4f;
        }
        TrainingStep hard = TrainingStep.of(List.of(own), 0, FIRST_OF_ONE);
        TrainingStep soft = new TrainingStep(hard.lengths(), hard.seeds(), rows, hard.source(), hard.current());

        assertGives(new Expected(value, mean), PLAIN, soft);
    }

    private static float[] mean(float[] ofTwo, float[] ofThree) {
        float[] mean = new float[ofTwo.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = 0.4f * ofTwo[i] + 0.6f * ofThree[i];
        }
        return mean;
    }

    /** What couples the recordings of a step goes through all its batches, whoever computes them. */
    @ParameterizedTest
    @MethodSource("coupled")
    void coupleTheBatchesOfAStep(Objective objective) {
        List<Batch> batches = List.of(
                SmallWorld.batch(SmallWorld.recordings(3, 1)), longer(SmallWorld.batch(SmallWorld.recordings(4, 2))));
        Map<String, float[]> expected = new LinkedHashMap<>();
        double value = partByPart(objective, batches, expected);

        assertGives(new Expected(value, expected), objective, batches);
    }

    /** The first mixture freezes the weights while graphs of others live. */
    static Stream<Objective> coupled() {
        TrainingAttack tiny = new TrainingAttack(1e-6, 1, 0.5, Pgd.Start.CLEAN);
        Ramp atOnce = new Ramp(OptionalInt.of(0), Ramp.Growth.AT_ONCE);
        return Stream.of(
                new NsrTraining(1, 1, atOnce),
                new JacobianTraining(44, 0),
                new Mixture(List.of(
                        new Mixture.Weighted(0.5, new NsrTraining(1, 1, atOnce)),
                        new Mixture.Weighted(2, new MadryTraining(tiny, atOnce)))),
                new Mixture(List.of(
                        new Mixture.Weighted(0.5, new JacobianTraining(44, 0)),
                        new Mixture.Weighted(2, new NsrTraining(1, 0.5, atOnce)))));
    }

    /** Begun with every recording alone, on the classifier itself, and ended with all numbers known. */
    private double partByPart(Objective objective, List<Batch> batches, Map<String, float[]> gradients) {
        TrainingStep step = TrainingStep.of(batches, 0, FIRST_OF_ONE);
        try (Scope scope = Scope.open()) {
            List<Objective.Part> parts = new ArrayList<>();
            for (int place = 0; place < step.size(); place++) {
                Batch alone = step.source().make(place, place + 1);
                TrainingBatch onDevice = step.on(classifier, alone, new StepShare(place, place + 1));
                parts.add(objective.begin(classifier, onDevice, FIRST_OF_ONE));
            }
            double[] sums =
                    StepSums.sum(parts.stream().map(Objective.Part::numbers).toList());
            double value =
                    parts.stream().mapToDouble(part -> part.backward(sums)).sum();
            take(gradients);
            return value;
        }
    }

    private record Expected(double value, Map<String, float[]> gradients) {}

    private void assertGives(Expected expected, Objective objective, List<Batch> batches) {
        assertGives(expected, objective, TrainingStep.of(batches, 0, FIRST_OF_ONE));
    }

    private void assertGives(Expected expected, Objective objective, TrainingStep step) {
        try (ThreadTeam team = ThreadTeam.of(classifier, 3)) {
            Workers workers = team.classifiers();
            assertThat(backward(team, objective, step))
                    .isCloseTo(expected.value(), within(TOLERANCE * Math.max(1, expected.value())));
            Map<String, float[]> actual = new LinkedHashMap<>();
            take(actual);
            expected.gradients()
                    .forEach((name, gradient) -> assertThat(distance(actual.get(name), gradient))
                            .as(name)
                            .isLessThanOrEqualTo(TOLERANCE * length(gradient) + 1e-9));
            for (int worker = 0; worker < workers.count(); worker++) {
                assertNoGradients(workers.twin(worker));
            }
        }
    }

    /** Of 7 recordings the second worker has three, two and one. */
    @Test
    void nobodyWaitsForAWorkerThatFailed() {
        Objective failing = new Objective() {
            @Override
            public Part begin(DifferentiableClassifier own, TrainingBatch batch, CurrentEpoch current) {
                failIfAlone(batch);
                return PLAIN.begin(own, batch, current);
            }
        };
        assertFails(failing);
    }

    @Test
    void whatAWorkerFailedOfAtItsEndIsTold() {
        Objective.Uncoupled failing = (own, batch, current) -> {
            failIfAlone(batch);
            return 0;
        };
        assertFails(failing);
    }

    private static void failIfAlone(TrainingBatch batch) {
        if (batch.size() == 1) {
            throw new OutOfMemoryError("out of luck");
        }
    }

    private void assertFails(Objective failing) {
        try (ThreadTeam team = ThreadTeam.of(classifier, 3)) {
            assertThatThrownBy(() -> backward(team, failing, sevenRecordings()))
                    .isInstanceOf(OutOfMemoryError.class)
                    .hasMessage("out of luck");
        }
    }

    @Test
    void aBatchThatCannotBeMadeFailsTheStepOfItsMember() {
        TrainingStep seven = sevenRecordings();
        IllegalStateException noDisk = new IllegalStateException("no disk");
        TrainingStep broken = with(seven, (from, to) -> {
            if (from > 2) {
                throw noDisk;
            }
            return seven.source().make(from, to);
        });
        try (ThreadTeam team = ThreadTeam.of(classifier, 3);
                Team.StepQueue queue = team.begin(PLAIN, List.of(seven, broken))) {
            assertThat(queue.backward()).isFinite();
            assertThatThrownBy(queue::backward).isSameAs(noDisk);
        }
    }

    /** Of 7 recordings two members have two, in one piece, and one has three, in two. */
    @Test
    void everyMemberMakesTheBatchesOfItsOwnSharesAlone() {
        TrainingStep seven = sevenRecordings();
        Map<Thread, List<StepShare>> made = new ConcurrentHashMap<>();
        TrainingStep watched = with(seven, (from, to) -> {
            made.computeIfAbsent(Thread.currentThread(), thread -> new ArrayList<>())
                    .add(new StepShare(from, to));
            return seven.source().make(from, to);
        });
        try (ThreadTeam team = ThreadTeam.of(classifier, 3);
                Team.StepQueue queue = team.begin(PLAIN, List.of(watched, watched))) {
            queue.backward();
            queue.backward();
            assertThatThrownBy(queue::backward).isInstanceOf(NoSuchElementException.class);
        }
        assertThat(made.values())
                .containsExactlyInAnyOrderElementsOf(StepShare.deal(seven.lengths(), 3).stream()
                        .map(shares ->
                                Stream.concat(shares.stream(), shares.stream()).toList())
                        .toList());
    }

    private static TrainingStep sevenRecordings() {
        return TrainingStep.of(List.of(SmallWorld.batch(SmallWorld.recordings(7, 1))), 0, FIRST_OF_ONE);
    }

    private static TrainingStep with(TrainingStep step, TrainingStep.BatchSource source) {
        return new TrainingStep(step.lengths(), step.seeds(), step.softLabels(), source, step.current());
    }

    private static double backward(Team team, Objective objective, TrainingStep step) {
        try (Team.StepQueue queue = team.begin(objective, List.of(step))) {
            return queue.backward();
        }
    }

    /** The same recordings with 2,048 zeros before them. */
    private static Batch longer(Batch batch) {
        int length = batch.length() + 2048;
        return new Batch(
                batch.recordings(),
                shifted(batch.values(), batch.length(), length),
                shifted(batch.mask(), batch.length(), length),
                batch.labels(),
                batch.leads(),
                length);
    }

    private static float[] shifted(float[] rows, int length, int longer) {
        float[] shifted = new float[rows.length / length * longer];
        for (int row = 0; row < rows.length / length; row++) {
            System.arraycopy(rows, row * length, shifted, (row + 1) * longer - length, length);
        }
        return shifted;
    }

    private double whole(Objective objective, Batch batch, Map<String, float[]> gradients) {
        try (Scope scope = Scope.open()) {
            TrainingBatch onDevice =
                    new TrainingBatch(classifier.values(batch), classifier.mask(batch), classifier.labels(batch), 0);
            double value = objective.backward(classifier, onDevice, FIRST_OF_ONE);
            take(gradients);
            return value;
        }
    }

    private void take(Map<String, float[]> gradients) {
        try (Scope scope = Scope.open()) {
            classifier
                    .parameters()
                    .byName()
                    .forEach((name, tensor) -> gradients.put(name, Tensors.toFloats(tensor.grad())));
        }
        classifier.parameters().clearGradients();
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
