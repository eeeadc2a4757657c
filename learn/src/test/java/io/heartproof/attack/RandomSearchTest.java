package io.heartproof.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.batch.Batch;
import io.heartproof.classifier.Classifier;
import io.heartproof.contract.InputContract;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An attack without gradients, on a classifier that gives none; what it can break is known. */
@ExtendWith(NoTensorLeft.class)
class RandomSearchTest {
    private static final int QUERIES = 200;
    private static final Batch BATCH = SmallWorld.batch(SmallWorld.recordings(9, 3));
    private static TorchClassifier known;

    /** Gives logits and nothing else. */
    private record AnswersOnly(Classifier classifier) implements Classifier {
        @Override
        public InputContract contract() {
            return classifier.contract();
        }

        @Override
        public float[][] logits(Batch batch) {
            return classifier.logits(batch);
        }

        @Override
        public void close() {}
    }

    @BeforeAll
    static void open() {
        known = SmallWorld.knowing();
    }

    @AfterAll
    static void free() {
        known.close();
    }

    /** Offsets of 0.7 that must not fall to 0.31, in the classes "up" and "down", six of nine. */
    @Test
    void breaksWhatTheBudgetAllows() {
        assertThat(broken(0.3)).isEmpty();
        assertThat(broken(0.5)).containsExactly(0, 1, 3, 4, 6, 7);
    }

    @Test
    void staysInsideTheBudgetAndGivesTheNoiseThatBroke() {
        try (Scope scope = Scope.open()) {
            Victims victims = victims();
            AttackOutcome outcome = attack(0.5, victims);
            Tensor sum = victims.values().add(outcome.noise());
            assertThat(outcome.noise().abs().max().item_double()).isLessThanOrEqualTo(0.5 + 1e-6);
            assertThat(sum.abs().max().item_double()).isLessThanOrEqualTo(1);
            int[] under = known.predictions(BATCH.withValues(Tensors.toFloats(sum)));
            assertThat(under).containsExactly(outcome.predictions());
        }
    }

    @Test
    void asksNoMoreAboutABrokenRecording() {
        try (Scope scope = Scope.open()) {
            AttackOutcome outcome = attack(0.5, victims());
            for (int n = 0; n < BATCH.size(); n++) {
                int asked = outcome.passes().forward()[n];
                assertThat(asked).isLessThanOrEqualTo(QUERIES);
                assertThat(asked == QUERIES).as("recording %d", n).isEqualTo(!outcome.broken()[n]);
            }
            assertThat(outcome.passes().backward()).containsOnly(0);
        }
    }

    private static int[] broken(double epsilon) {
        try (Scope scope = Scope.open()) {
            boolean[] broken = attack(epsilon, victims()).broken();
            return IntStream.range(0, broken.length).filter(n -> broken[n]).toArray();
        }
    }

    private static AttackOutcome attack(double epsilon, Victims victims) {
        Budget budget = Budget.relative(Norm.LINF, epsilon);
        NoiseSpace space = NoiseSpace.of(budget, victims, known.contract());
        return new RandomSearch(QUERIES).attack(new AnswersOnly(known), space);
    }

    private static Victims victims() {
        return Victims.of(
                BATCH, Device.CPU, LongStream.range(100, 100 + BATCH.size()).toArray());
    }
}
