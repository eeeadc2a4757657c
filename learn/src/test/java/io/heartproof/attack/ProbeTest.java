package io.heartproof.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.criterion.Criterion;
import io.heartproof.batch.Batch;
import io.heartproof.classifier.Classifier;
import io.heartproof.contract.InputContract;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three recordings of two samples in one lead, asked of a classifier that knows nothing of tensors. */
@ExtendWith(NoTensorLeft.class)
class ProbeTest {
    /** Says 0 where the sum of the samples is positive and 1 where it is negative; keeps what it was asked. */
    private record SignClassifier(List<Batch> asked) implements Classifier {
        @Override
        public InputContract contract() {
            return SmallWorld.CONTRACT;
        }

        @Override
        public float[][] logits(Batch batch) {
            asked.add(batch);
            float[][] logits = new float[batch.size()][];
            for (int n = 0; n < logits.length; n++) {
                float sum = batch.values()[2 * n] + batch.values()[2 * n + 1];
                logits[n] = new float[] {sum, -sum};
            }
            return logits;
        }

        @Override
        public void close() {}
    }

    private final SignClassifier classifier = new SignClassifier(new ArrayList<>());

    /** It would count as the first class, which may be the truth. */
    @Test
    void marksAnAnswerThatIsNoNumberWhateverComesAfterIt() {
        try (Scope scope = Scope.open()) {
            Probe probe = Probe.of(classifier, victims());
            probe.logits(noise(Float.NaN, 0, 0));
            probe.logits(noise(new float[probe.open().length]));
            assertThat(probe.outcome(noise(0, 0, 0)).predictions()[0]).isEqualTo(AttackOutcome.NO_NUMBER);
        }
    }

    @Test
    void asksAboutThoseStillOpenAndLetsTheBrokenGo() {
        try (Scope scope = Scope.open()) {
            Probe probe = Probe.of(classifier, victims());
            assertThat(probe.open()).containsExactly(0, 1, 2);

            float[][] first = probe.logits(noise(-0.25f, -0.25f, -0.25f));
            assertThat(first).isDeepEqualTo(new float[][] {{0.5f, -0.5f}, {-0.25f, 0.25f}, {-1.5f, 1.5f}});
            assertThat(probe.open()).containsExactly(0, 2);

            assertThat(probe.logits(noise(-0.75f, 0.75f))).isDeepEqualTo(new float[][] {{-0.5f, 0.5f}, {0.5f, -0.5f}});
            assertThat(probe.anyOpen()).isFalse();
        }
        assertThat(classifier.asked()).extracting(Batch::size).containsExactly(3, 2);
        Batch second = classifier.asked().get(1);
        assertThat(second.values()).containsExactly(-0.25f, -0.25f, 0.25f, 0.25f);
        assertThat(second.mask()).containsOnly(1);
        assertThat(second.labels()).containsOnly(Batch.UNLABELLED);
    }

    @Test
    void saysWhoIsBrokenAndHowOftenEachWasAskedAbout() {
        try (Scope scope = Scope.open()) {
            Probe probe = Probe.of(classifier, victims());
            probe.logits(noise(-0.25f, -0.25f, -0.25f));
            probe.logits(noise(0, 0.75f));
            AttackOutcome outcome = probe.outcome(noise(1, 2, 3));

            assertThat(outcome.broken()).containsExactly(false, true, true);
            assertThat(outcome.predictions()).containsExactly(0, 1, 0);
            assertThat(outcome.passes().forward()).containsExactly(2, 1, 2);
            assertThat(outcome.passes().backward()).containsOnly(0);
        }
    }

    @Test
    void givesTheirNextNoiseToThoseThatStayOpenAlone() {
        try (Scope scope = Scope.open()) {
            Probe probe = Probe.of(classifier, victims());
            Tensor noise = noise(-0.25f, -0.25f, -0.25f);
            probe.logits(noise);
            probe.keep(noise, noise(7, 8, 9));
            assertThat(Tensors.toFloats(noise)).containsExactly(7, 7, -0.25f, -0.25f, 9, 9);
        }
    }

    @Test
    void leavesNobodyOpenOnceAllHaveReachedTheTarget() {
        try (Scope scope = Scope.open()) {
            Probe probe = Probe.of(classifier, victims().wanting(Criterion.reaches(1)));
            probe.logits(noise(0, 0, 0));
            assertThat(probe.open()).as("the last has that label").containsExactly(0, 1);
            probe.logits(noise(-1, -1));
            assertThat(probe.anyOpen()).isFalse();
        }
    }

    /** Noise of a quarter breaks the second alone. */
    @Test
    void letsFurtherTriesAtABrokenRecordingGoAtTheSameAndHigherLevels() {
        try (Scope scope = Scope.open()) {
            Probe three = probe(new int[] {4, 4, 4}, new int[] {0, 1, 2});
            assertThat(three.open()).as("the level below goes on").containsExactly(0);
            Probe starts = probe(new int[] {4, 4, 9}, new int[] {1, 1, 1});
            assertThat(starts.open()).as("another recording goes on").containsExactly(2);
            AttackOutcome outcome = starts.outcome(noise(0, 0, 0));
            assertThat(outcome.broken()).containsExactly(false, true, false);
        }
    }

    private Probe probe(int[] recordings, int... levels) {
        Victims tries = victims().asTries(new Victims.Tries(recordings, levels));
        Probe probe = Probe.of(classifier, tries);
        probe.logits(noise(-0.25f, -0.25f, -0.25f));
        return probe;
    }

    private static Victims victims() {
        Tensor values = Tensors.of(new float[] {0.5f, 0.5f, 0.125f, 0.125f, -0.5f, -0.5f}, Device.CPU, 3, 1, 2);
        return new Victims(
                values, torch.ones_like(values), Tensors.of(new int[] {0, 0, 1}, Device.CPU), new long[] {1, 2, 3});
    }

    /** The same in both samples of each recording. */
    private static Tensor noise(float... perRecording) {
        Tensor zeros = torch.zeros(new long[] {perRecording.length, 1, 2});
        return zeros.add(Tensors.of(perRecording, Device.CPU, perRecording.length, 1, 1));
    }
}
