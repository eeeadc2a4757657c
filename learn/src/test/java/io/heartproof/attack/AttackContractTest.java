package io.heartproof.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.trial.Repeated;
import io.heartproof.attack.white.Pgd;
import io.heartproof.batch.Batch;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.Loss;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Parameters;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.signal.Lead;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every attack keeps and reaches, on a network whose answers are known. */
@ExtendWith(NoTensorLeft.class)
class AttackContractTest {
    private static final PreparedSet SET = scaled(SmallWorld.recordings(9, 3));
    private static final Batch BATCH = SmallWorld.batch(SET);
    private static final int[] ALL = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    private static final double[] ALIKE = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    private static final double[] SEVERAL = {1, 0.5, 2, 0, 1, 0.25, 1.5, 1, 3};
    private static final Where PART =
            Where.EVERYWHERE.leads(List.of(Lead.II, Lead.V2, Lead.V5)).seconds(0.5, 2);
    private static TorchClassifier classifier;

    @BeforeAll
    static void open() {
        classifier = SmallWorld.knowing();
    }

    @AfterAll
    static void free() {
        classifier.close();
    }

    /** Every attack, anywhere in shares of the peak, and in microvolts at several levels in a part of the recording. */
    static Stream<HeldAttack> attacks() {
        return Stream.concat(
                held(Where.EVERYWHERE, ALIKE, Budget.relative(Norm.LINF, 0.02), Budget.relative(Norm.L2, 2)),
                held(PART, SEVERAL, Budget.microvolts(Norm.LINF, 20), Budget.microvolts(Norm.L2, 20)));
    }

    /** The other combinations. */
    static Stream<HeldAttack> otherBounds() {
        return Stream.concat(
                held(PART, SEVERAL, Budget.relative(Norm.LINF, 0.02), Budget.relative(Norm.L2, 2)),
                held(Where.EVERYWHERE, ALIKE, Budget.microvolts(Norm.LINF, 20), Budget.microvolts(Norm.L2, 20)));
    }

    private static Stream<HeldAttack> held(Where where, double[] factors, Budget... budgets) {
        return Stream.of(budgets)
                .flatMap(budget -> AttackUnderContract.ALL.stream()
                        .filter(under -> under.norms().contains(budget.norm()))
                        .map(under -> new HeldAttack(under, budget, where, factors)));
    }

    @ParameterizedTest
    @MethodSource({"attacks", "otherBounds"})
    void staysInsideTheBudgetTheRangeTheAllowedPlacesAndItsPasses(HeldAttack held) {
        try (Scope scope = Scope.open()) {
            AttackOutcome outcome = held.attack(classifier, victims(), ALL);
            PassCounts passes = outcome.passes();
            float[] noise = Tensors.toFloats(outcome.noise());
            for (int n = 0; n < BATCH.size(); n++) {
                assertThat(passes.forward()[n] + passes.backward()[n])
                        .isLessThanOrEqualTo(held.attack().mostPasses());
                assertThat(held.size(BATCH, noise, n))
                        .as("recording %d", n)
                        .isLessThanOrEqualTo(held.epsilon(n) * (1 + 1e-5) + held.lastBit(BATCH, n));
                assertLiesWhereItMay(held, noise, n);
            }
        }
    }

    private static void assertLiesWhereItMay(HeldAttack held, float[] noise, int recording) {
        for (int lead = 0; lead < BATCH.leads(); lead++) {
            boolean[] allowed = held.allowed(BATCH, recording, lead);
            for (int t = 0; t < BATCH.length(); t++) {
                int i = HeldAttack.index(BATCH, recording, lead) + t;
                boolean inRange = Math.abs(BATCH.values()[i] + noise[i]) <= 1;
                if (!inRange || (noise[i] != 0 && !allowed[t])) {
                    throw new AssertionError("recording %s, lead %s, sample %s: %s on %s"
                            .formatted(recording, lead, t, noise[i], BATCH.values()[i]));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void raisesTheMeanLoss(HeldAttack held) {
        try (Scope scope = Scope.open()) {
            Victims victims = victims();
            AttackOutcome outcome = held.attack(classifier, victims, ALL);
            double before = meanLoss(victims, victims.values());
            double after = meanLoss(victims, victims.values().add(outcome.noise()));
            assertThat(after).isGreaterThan(before);
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void saysWhatTheClassifierSaysUnderItsNoise(HeldAttack held) {
        try (Scope scope = Scope.open()) {
            Victims victims = victims();
            AttackOutcome outcome = held.attack(classifier, victims, ALL);
            Tensor logits = classifier.logits(victims.values().add(outcome.noise()), victims.mask());
            int[] predictions = Tensors.toInts(logits.argmax(new LongOptional(1), false));
            boolean unseen = stopsAt(held, Pgd.Stop.UNSEEN); // what its last step gave, it does not know
            if (!unseen && !stopsAt(held, Pgd.Stop.AT_END) && !(held.attack() instanceof Repeated)) {
                assertThat(outcome.predictions()).containsExactly(predictions);
            }
            for (int n = 0; n < victims.count(); n++) {
                if (!unseen && predictions[n] != SET.labels()[n]) {
                    assertThat(outcome.broken()[n]).isTrue();
                }
            }
        }
    }

    private static boolean stopsAt(HeldAttack held, Pgd.Stop stop) {
        return held.attack() instanceof Pgd pgd && pgd.stop() == stop;
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void givesARecordingTheSameNoiseAloneAndInABatch(HeldAttack held) {
        try (Scope scope = Scope.open()) {
            Victims victims = victims();
            float[] together = Tensors.toFloats(
                    held.attack(classifier, victims, ALL).noise().select(0, 4));
            float[] again = Tensors.toFloats(
                    held.attack(classifier, victims(), ALL).noise().select(0, 4));
            assertThat(Arrays.equals(again, together)).isTrue();
            AttackOutcome alone = held.attack(classifier, victims, 4);
            float[] own = Tensors.toFloats(alone.noise());
            for (int lead = 0; lead < BATCH.leads(); lead++) {
                double largest = 0;
                for (int i = lead * BATCH.length(); i < (lead + 1) * BATCH.length(); i++) {
                    largest = Math.max(largest, Math.abs(own[i] - together[i]));
                }
                assertThat(largest).isLessThanOrEqualTo(held.tolerance(BATCH, 4, lead));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void leavesTheClassifierAlone(HeldAttack held) {
        Map<String, Safetensors.Array> before = classifier.parameters().copy();
        try (Scope scope = Scope.open()) {
            held.attack(classifier, victims(), ALL);
            for (Tensor parameter : classifier.parameters().byName().values()) {
                assertThat(parameter.requires_grad()).isTrue();
                assertThat(parameter.grad().defined()).isFalse();
            }
        }
        Parameters parameters = classifier.parameters();
        parameters
                .copy()
                .forEach((name, array) -> assertThat(
                                Arrays.equals(array.values(), before.get(name).values()))
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void doesNothingToNobody(HeldAttack held) {
        try (Scope scope = Scope.open()) {
            AttackOutcome outcome = held.attack(classifier, victims());
            assertThat(outcome.broken()).isEmpty();
        }
    }

    /** Offsets of 0.7 that must not fall to 0.31, in the classes "up" and "down", six of nine. */
    @Test
    void breaksMoreWithALargerBudget() {
        try (Scope scope = Scope.open()) {
            assertThat(broken(0.3)).isZero();
            assertThat(broken(0.5)).isEqualTo(6);
        }
    }

    @Test
    void projectsToTheBallByHand() {
        try (Scope scope = Scope.open()) {
            Tensor noise = Tensors.of(new float[] {3, -4, 0.3f, 0.4f}, Device.CPU, 2, 1, 2);
            // lengths 5 and 0.5: the first is scaled by 1/5, the second lies inside
            assertThat(Tensors.toFloats(Norm.L2.project(noise, 1)))
                    .containsExactly(new float[] {0.6f, -0.8f, 0.3f, 0.4f}, within(1e-6f));
            assertThat(Tensors.toFloats(Norm.LINF.project(noise, 1))).containsExactly(1, -1, 0.3f, 0.4f);
            assertThat(Tensors.toFloats(Norm.L2.steepest(noise)))
                    .containsExactly(new float[] {0.6f, -0.8f, 0.6f, 0.8f}, within(1e-6f));
            assertThat(Tensors.toFloats(Norm.LINF.steepest(noise))).containsExactly(1, -1, 1, 1);
        }
    }

    private static long broken(double epsilon) {
        Budget budget = Budget.relative(Norm.LINF, epsilon);
        Pgd pgd = Pgd.of(epsilon / 4, 8, new CrossEntropy());
        boolean[] broken = pgd.attack(classifier, NoiseSpace.of(budget, victims(), classifier.contract()))
                .broken();
        long count = 0;
        for (boolean one : broken) {
            count += one ? 1 : 0;
        }
        return count;
    }

    private static double meanLoss(Victims victims, Tensor x) {
        Loss loss = new CrossEntropy();
        return loss.perRecording(classifier.logits(x, victims.mask()), victims.labels())
                .mean()
                .item_double();
    }

    private static Victims victims() {
        long[] seeds = new long[BATCH.size()];
        Arrays.setAll(seeds, n -> 100 + n);
        return Victims.of(BATCH, classifier.device(), seeds);
    }

    /** Each lead of each recording has its own peak, 0.4 to 2 mV. */
    private static PreparedSet scaled(PreparedSet set) {
        List<PreparedRecording> recordings = new ArrayList<>();
        for (int n = 0; n < set.size(); n++) {
            PreparedRecording one = set.recordings().get(n).read();
            List<LeadScale> scales = new ArrayList<>();
            for (int lead = 0; lead < one.leads().length; lead++) {
                scales.add(new LeadScale(0.4f + 0.1f * n + 0.1f * lead, Optional.of("mV")));
            }
            recordings.add(new PreparedRecording(one.recording(), one.leads(), scales, one.notes()));
        }
        return new PreparedSet(recordings, set.labels());
    }
}
