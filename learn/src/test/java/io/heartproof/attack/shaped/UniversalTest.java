package io.heartproof.attack.shaped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Probe;
import io.heartproof.attack.Where;
import io.heartproof.attack.criterion.Criterion;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.AnswersOnly;
import io.heartproof.testing.NoTensorLeft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Weights of a fast wave of period 20 and a constant of 0.4: from offsets that are not known the wave comes to nothing, and
 * constant noise of 0.1 takes 0.04 from a bias of 0.03.
 */
@ExtendWith(NoTensorLeft.class)
class UniversalTest {
    private static final Budget BUDGET = Budget.relative(Norm.LINF, 0.1);

    private static final Progress.Stage UNWATCHED = Progress.NONE.start("", 1);

    private static TorchClassifier classifier() {
        return WeightedNetwork.classifier(0.03, t -> Math.sin(2 * Math.PI * t / 20) + 0.4);
    }

    @Test
    void worksOnOtherRecordingsAndFromEveryOffset() {
        try (TorchClassifier classifier = classifier();
                Scope scope = Scope.open()) {
            UniversalNoise noise = new UniversalLearning(40, 0.1, 8, 1, Where.EVERYWHERE, Criterion.ANSWER_DIFFERS)
                    .learn(classifier, recordings(), BUDGET, UNWATCHED);
            assertThat(noise.window()).hasDimensions(8, 500);
            assertThat(noise.learntOn()).containsExactlyInAnyOrder("L0", "L1", "L2", "L3", "L4", "L5", "L6", "L7");

            NoiseSpace space = WeightedNetwork.flat(3, Norm.LINF, 0.1);
            AttackOutcome outcome = new Universal(noise).attack(AnswersOnly.of(classifier), space);
            assertThat(outcome.broken()).containsOnly(true);
            assertThat(outcome.passes().forward()).containsOnly(1);
            Tensor window = Tensors.of(flattened(noise.window()), Device.CPU, 8, 500);
            for (int offset = 0; offset < 500; offset += 7) {
                Probe probe = Probe.of(classifier, space.victims());
                probe.logits(Universal.tiled(space, window, offset, offset + 1, offset + 2));
                assertThat(probe.anyOpen()).as("offset %d", offset).isFalse();
            }
        }
    }

    private static float[] flattened(float[][] window) {
        float[] values = new float[8 * 500];
        for (int lead = 0; lead < 8; lead++) {
            System.arraycopy(window[lead], 0, values, lead * 500, 500);
        }
        return values;
    }

    @Test
    void learnsTheSameFromTheSameSeed() {
        try (TorchClassifier classifier = classifier()) {
            UniversalLearning learning =
                    new UniversalLearning(5, 0.1, 3, 1, Where.EVERYWHERE, Criterion.ANSWER_DIFFERS);
            float[][] once =
                    learning.learn(classifier, recordings(), BUDGET, UNWATCHED).window();
            float[][] again =
                    learning.learn(classifier, recordings(), BUDGET, UNWATCHED).window();
            float[][] other = new UniversalLearning(5, 0.1, 3, 2, Where.EVERYWHERE, Criterion.ANSWER_DIFFERS)
                    .learn(classifier, recordings(), BUDGET, UNWATCHED)
                    .window();
            assertThat(Arrays.deepEquals(once, again)).isTrue();
            assertThat(Arrays.deepEquals(once, other)).isFalse();
        }
    }

    @Test
    void refusesRecordingsThatItWasLearntOn() {
        Universal universal = new Universal(new UniversalNoise(new float[8][500], 500, Set.of("A1", "A2")));
        universal.requireUnseen(List.of("B1", "B2"));
        assertThatThrownBy(() -> universal.requireUnseen(List.of("B1", "A2")))
                .isInstanceOf(BadUsage.class)
                .hasMessage(
                        "universal noise must be learnt on other recordings than those that are evaluated, got A2 in"
                                + " both");
    }

    @Test
    void refusesAModelThatItDoesNotFit() {
        Universal universal = new Universal(new UniversalNoise(new float[12][250], 250, Set.of()));
        try (TorchClassifier classifier = classifier();
                Scope scope = Scope.open()) {
            NoiseSpace space = WeightedNetwork.flat(1, Norm.LINF, 0.1);
            assertThatThrownBy(() -> universal.attack(classifier, space))
                    .isInstanceOf(BadUsage.class)
                    .hasMessage("universal noise of 12 leads at 250.0 Hz does not fit a model of 8 leads at 500.0 Hz");
        }
    }

    /** Flat ones of 4 s, of the first class. */
    private static PreparedSet recordings() {
        List<PreparedRecording> recordings = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            recordings.add(new PreparedRecording("L" + i, new float[8][2000], LeadScale.oneMillivolt(8), List.of()));
        }
        return new PreparedSet(recordings, new int[8]);
    }
}
