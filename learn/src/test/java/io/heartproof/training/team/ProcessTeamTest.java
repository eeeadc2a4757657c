package io.heartproof.training.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.white.Pgd;
import io.heartproof.batch.Batch;
import io.heartproof.defence.AwpTraining;
import io.heartproof.defence.JacobianTraining;
import io.heartproof.defence.MadryTraining;
import io.heartproof.defence.NsrTraining;
import io.heartproof.defence.Ramp;
import io.heartproof.defence.TradesTraining;
import io.heartproof.defence.TrainingAttack;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.process.ProcessGroup;
import io.heartproof.tensor.Natives;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.ProcessesOnThreads;
import io.heartproof.testing.SmallWorld;
import io.heartproof.testing.ThreadsAsBefore;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.objective.Objective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step that several processes share, each with a classifier of its own, against the same step of one. */
@ExtendWith({NoTensorLeft.class, ThreadsAsBefore.class})
class ProcessTeamTest {
    private static final Objective.CurrentEpoch FIRST_OF_ONE = new Objective.CurrentEpoch(0, 1);

    /** The networks compute in double precision, gradients of the input are in single precision. */
    private static final double TOLERANCE = 2e-6;

    @BeforeEach
    void haveOneThread() {
        Natives.setThreads(1);
    }

    /** Plain, coupled by the size of the step and by sums over it, and with the weights moved in between. */
    static Stream<Objective> objectives() {
        return Stream.concat(
                ThreadTeamTest.objectives()
                        .map(arguments -> (Objective) arguments.get()[0])
                        .distinct(),
                moved());
    }

    private static Stream<Objective> moved() {
        Ramp atOnce = new Ramp(OptionalInt.of(0), Ramp.Growth.AT_ONCE);
        TrainingAttack attack = new TrainingAttack(1e-5, 2, 0.5, Pgd.Start.RANDOM);
        return Stream.of(
                        new TradesTraining(attack, 6, atOnce),
                        new MadryTraining(attack, atOnce),
                        new NsrTraining(1, 1, atOnce),
                        new JacobianTraining(44, 0))
                .map(objective -> new AwpTraining(objective, 0.05, atOnce));
    }

    /** Seven recordings; of three processes with two workers each one has nothing to do where there is one. */
    @ParameterizedTest
    @MethodSource("objectives")
    void hasTheGradientOfOneProcess(Objective objective) {
        for (int recordings : new int[] {1, 7}) {
            StepResult expected = computed(ProcessGroup.alone(), objective, recordings);
            assertSame(expected, ProcessesOnThreads.run(2, group -> computed(group, objective, recordings)));
            Natives.setThreads(2);
            assertSame(expected, ProcessesOnThreads.run(3, group -> computed(group, objective, recordings)));
            Natives.setThreads(1);
        }
    }

    private record StepResult(double value, Map<String, float[]> gradients) {}

    private static void assertSame(StepResult expected, List<StepResult> each) {
        for (StepResult one : each) {
            assertThat(one.value())
                    .isCloseTo(expected.value(), within(TOLERANCE * Math.max(1, Math.abs(expected.value()))));
            assertThat(one.value()).isEqualTo(each.get(0).value());
            expected.gradients().forEach((name, gradient) -> {
                float[] actual = one.gradients().get(name);
                assertThat(distance(actual, gradient))
                        .as(name)
                        .isLessThanOrEqualTo(TOLERANCE * distance(gradient, new float[gradient.length]) + 1e-9);
                assertThat(actual).containsExactly(each.get(0).gradients().get(name));
            });
        }
    }

    private static StepResult computed(ProcessGroup processes, Objective objective, int recordings) {
        Batch batch = SmallWorld.batch(SmallWorld.recordings(recordings, 1));
        TrainingStep step = TrainingStep.of(List.of(batch), 0, FIRST_OF_ONE);
        try (TorchClassifier classifier = SmallWorld.knowing();
                Team team = ThreadTeam.of(classifier, 2, processes);
                Team.StepQueue queue = team.begin(objective, List.of(step));
                Scope scope = Scope.open()) {
            double value = queue.backward();
            Map<String, float[]> gradients = new LinkedHashMap<>();
            classifier
                    .parameters()
                    .byName()
                    .forEach((name, tensor) -> gradients.put(name, Tensors.toFloats(tensor.grad())));
            classifier.parameters().clearGradients();
            return new StepResult(value, gradients);
        }
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += Math.pow(a[i] - b[i], 2);
        }
        return Math.sqrt(sum);
    }

    /** Every draw is made once, whoever makes it: seven are pieces of four, two and one. */
    @Test
    void everyRecordingOfAStepIsMadeByOneProcess() {
        Batch batch = SmallWorld.batch(SmallWorld.recordings(7, 1));
        TrainingStep seven = TrainingStep.of(List.of(batch), 0, FIRST_OF_ONE);
        List<List<String>> made = ProcessesOnThreads.run(3, group -> {
            List<String> own = new ArrayList<>();
            TrainingStep watched = new TrainingStep(
                    seven.lengths(),
                    seven.seeds(),
                    seven.softLabels(),
                    (from, to) -> {
                        Batch share = seven.source().make(from, to);
                        own.addAll(share.recordings());
                        return share;
                    },
                    seven.current());
            try (TorchClassifier classifier = SmallWorld.knowing();
                    Team team = ThreadTeam.of(classifier, 1, group);
                    Team.StepQueue queue = team.begin(new MeanLoss(new CrossEntropy()), List.of(watched))) {
                queue.backward();
                classifier.parameters().clearGradients();
            }
            return own;
        });

        assertThat(made).extracting(List::size).containsExactly(4, 2, 1);
        assertThat(made.stream().flatMap(List::stream).toList())
                .containsExactlyInAnyOrderElementsOf(batch.recordings());
    }

    /** A parameter that no process has a gradient of has none afterwards; of one that some have all have the sum. */
    @Test
    void aParameterWithoutGradientStaysWithoutOne() {
        List<Set<String>> names = ProcessesOnThreads.run(2, group -> {
            try (TorchClassifier classifier = SmallWorld.knowing();
                    Scope scope = Scope.open()) {
                List<String> all = List.copyOf(classifier.parameters().byName().keySet());
                if (group.isFirst()) {
                    classifier.parameters().get(all.get(0)).sum().backward();
                }
                assertThat(new GradientSums(classifier.parameters(), group).over(1 + group.rank()))
                        .isEqualTo(3);
                Map<String, float[]> found = new LinkedHashMap<>();
                classifier.parameters().byName().forEach((name, tensor) -> {
                    if (tensor.grad().defined()) {
                        found.put(name, Tensors.toFloats(tensor.grad()));
                    }
                });
                classifier.parameters().clearGradients();
                assertThat(found.get(all.get(0))).containsOnly(1);
                return found.keySet();
            }
        });

        assertThat(names).allSatisfy(found -> assertThat(found).hasSize(1));
    }

    @Test
    void whatOneProcessFailsOfEndsTheStepOfAll() {
        Objective.Uncoupled failing = (classifier, batch, current) -> {
            throw new IllegalStateException("out of luck");
        };
        assertThatThrownBy(() -> ProcessesOnThreads.run(
                        2, group -> computed(group, group.isFirst() ? failing : new MeanLoss(new CrossEntropy()), 7)))
                .cause()
                .hasMessage("out of luck");
    }
}
