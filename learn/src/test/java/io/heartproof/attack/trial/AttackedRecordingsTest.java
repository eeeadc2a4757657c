package io.heartproof.attack.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.attack.Where;
import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.shaped.Universal;
import io.heartproof.attack.shaped.UniversalNoise;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Natives;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.testing.ThreadsAsBefore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoTensorLeft.class, ThreadsAsBefore.class})
class AttackedRecordingsTest {
    private static final Condition CONDITION =
            new Condition(Kind.attack("turning", "linf", LevelUnit.SHARE_OF_PEAK), 0.1);
    /** Of the labels 0, 2, 0, 1. */
    private static final PreparedSet SET = SmallWorld.recordings(6, 1).at(0, 2, 3, 4);

    @BeforeEach
    void haveTwoThreads() {
        Natives.setThreads(2);
    }

    /** Turns every prediction to the class after the label's, and keeps what it was given. */
    private record Turning(List<int[]> labels, List<Long> seeds) implements Attack {
        @Override
        public String name() {
            return "turning";
        }

        @Override
        public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
            Victims victims = space.victims();
            int[] given = Tensors.toInts(victims.labels());
            labels.add(given);
            LongStream.of(victims.seeds()).forEach(seeds::add);
            boolean[] broken = new boolean[given.length];
            Arrays.fill(broken, true);
            int[] predictions =
                    Arrays.stream(given).map(label -> (label + 1) % 3).toArray();
            return new AttackOutcome(victims.values(), predictions, broken);
        }
    }

    private static int[] predictions(AttackedRecordings victims, AttackedRecordings.Plan plan) {
        return victims.answers(CONDITION, plan, stage()).predictions();
    }

    @Test
    void attacksEveryRecording() {
        Turning attack = new Turning(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        try (TorchClassifier classifier = SmallWorld.classifier(1);
                Workers workers = Workers.of(classifier, 2)) {
            AttackedRecordings victims = new AttackedRecordings(SET);

            assertThat(predictions(victims, plan(attack, workers, 3, 7))).containsExactly(1, 0, 1, 2);
            assertThat(attack.labels()).containsExactlyInAnyOrder(new int[] {0, 2}, new int[] {0, 1});
        }
    }

    /** Two parts that break some of the recordings, by their labels, and note what they were given. */
    private record InParts(List<Integer> predictions, List<Attack> parts, List<int[]> given) implements Attack {
        static InParts of(List<Integer> first, List<Integer> second) {
            List<int[]> given = new CopyOnWriteArrayList<>();
            return new InParts(
                    first, List.of(new InParts(first, List.of(), given), new InParts(second, List.of(), given)), given);
        }

        @Override
        public String name() {
            return "in parts";
        }

        @Override
        public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
            Victims victims = space.victims();
            int[] labels = Tensors.toInts(victims.labels());
            given.add(labels);
            boolean[] broken = new boolean[labels.length];
            int[] said = new int[labels.length];
            for (int i = 0; i < labels.length; i++) {
                said[i] = predictions.get(labels[i]);
                broken[i] = said[i] != labels[i];
            }
            return new AttackOutcome(victims.values(), said, broken);
        }
    }

    @Test
    void givesTheSecondPartOnlySurvivorsAndWhereAWorkerIsIdleAtOnce() {
        // The first part turns class 0 into 2, the second 0 into 1 and 1 into 2.
        List<Integer> first = List.of(2, 1, 2);
        List<Integer> second = List.of(1, 2, 2);
        try (TorchClassifier classifier = SmallWorld.classifier(1);
                Workers two = Workers.of(classifier, 2);
                Workers one = Workers.of(classifier, 1)) {
            assertThat(two.count()).isEqualTo(2);
            AttackedRecordings victims = new AttackedRecordings(SET);
            InParts inTurn = InParts.of(first, second);
            InParts atOnce = InParts.of(first, second);
            InParts shared = InParts.of(first, second);

            int[] expected = {2, 2, 2, 2};
            assertThat(predictions(victims, plan(inTurn, one, 4, 7))).containsExactly(expected);
            assertThat(predictions(victims, plan(shared, two, 4, 7))).containsExactly(expected);
            assertThat(predictions(new AttackedRecordings(SET.at(0)), plan(atOnce, two, 4, 7)))
                    .containsExactly(2);

            assertThat(inTurn.given()).containsExactly(new int[] {0, 2, 0, 1}, new int[] {2, 1});
            assertThat(shared.given())
                    .containsExactlyInAnyOrder(new int[] {0, 2}, new int[] {0, 1}, new int[] {2}, new int[] {1});
            assertThat(atOnce.given()).containsExactly(new int[] {0}, new int[] {0});
        }
    }

    /**
     * Two parts on four recordings are eight steps: four for the first part, two for the two that it broke, two for the second.
     */
    @Test
    void saysHowFarItIsAfterEveryBatch() {
        try (TorchClassifier classifier = SmallWorld.classifier(1);
                Workers one = Workers.of(classifier, 1)) {
            AttackedRecordings victims = new AttackedRecordings(SET);
            AttackedRecordings.Plan plan = plan(InParts.of(List.of(2, 1, 2), List.of(1, 2, 2)), one, 2, 7);
            List<Long> steps = new ArrayList<>();

            victims.answers(CONDITION, plan, new WrittenDown(steps));

            assertThat(victims.steps(plan)).isEqualTo(8);
            assertThat(steps).filteredOn(step -> step > 0).containsExactly(2L, 2L, 2L, 2L);
        }
    }

    @Test
    void seedsEachRecordingTheSameInEveryBatch() {
        Turning inOne = new Turning(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        Turning inTwo = new Turning(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        Turning otherwise = new Turning(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        try (TorchClassifier classifier = SmallWorld.classifier(1);
                Workers workers = Workers.of(classifier, 2)) {
            AttackedRecordings victims = new AttackedRecordings(SET);
            predictions(victims, plan(inOne, workers, 4, 7));
            predictions(victims, plan(inTwo, workers, 2, 7));
            predictions(victims, plan(otherwise, workers, 4, 8));
        }
        assertThat(inTwo.seeds())
                .containsExactlyInAnyOrderElementsOf(inOne.seeds())
                .doesNotHaveDuplicates();
        assertThat(otherwise.seeds()).doesNotContainAnyElementsOf(inOne.seeds());
    }

    @Test
    void refusesRecordingsThatTheAttackWasMadeFrom() {
        String seen = SET.recordings().get(1).recording();
        Universal universal = new Universal(new UniversalNoise(new float[8][500], 500, Set.of("other", seen)));
        try (TorchClassifier classifier = SmallWorld.knowing();
                Workers workers = Workers.of(classifier, 1)) {
            AttackedRecordings victims = new AttackedRecordings(SET);
            AttackedRecordings.Plan plan = plan(new Repeated(universal, 2), workers, 4, 7);
            assertThatThrownBy(() -> predictions(victims, plan))
                    .isInstanceOf(BadUsage.class)
                    .hasMessageEndingWith("got " + seen + " in both");
        }
    }

    /** Whose workers write down what they were given. */
    private static AttackedRecordings.Plan plan(Attack attack, Workers workers, int batchSize, long seed) {
        return new AttackedRecordings.Plan(
                attack,
                Budget.relative(Norm.LINF, 0.1),
                Where.EVERYWHERE,
                workers,
                batchSize,
                seed,
                AttackJournal.none());
    }

    /** Writes down the steps that it is advanced by. */
    private record WrittenDown(List<Long> steps) implements Progress.Stage {
        @Override
        public void advance(long further) {
            steps.add(further);
        }

        @Override
        public void note(String text) {}

        @Override
        public void close() {}
    }

    private static Progress.Stage stage() {
        return Progress.NONE.start("attack", 4);
    }
}
