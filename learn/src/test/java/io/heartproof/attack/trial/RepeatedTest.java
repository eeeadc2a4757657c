package io.heartproof.attack.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.BlackBoxAttack;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.classifier.Classifier;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Four victims with the labels 10 to 13, by which they are told apart. */
@ExtendWith(NoTensorLeft.class)
class RepeatedTest {
    /** The scripted attack asks no classifier. */
    private static final @Nullable Classifier NOBODY = null;

    /** Breaks at its n-th call the victims with these labels; its noise and their predictions are that n, from 1. */
    private record Scripted(List<Set<Integer>> broken, List<int[]> asked, List<long[]> seeds)
            implements BlackBoxAttack {
        Scripted(List<Set<Integer>> broken) {
            this(broken, new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public AttackOutcome attack(Classifier classifier, NoiseSpace space) {
            int[] labels = Tensors.toInts(space.victims().labels());
            asked.add(labels);
            seeds.add(space.victims().seeds());
            int call = asked.size();
            float[] noise = new float[labels.length];
            int[] predictions = labels.clone();
            boolean[] done = new boolean[labels.length];
            Arrays.fill(noise, call);
            for (int n = 0; n < labels.length; n++) {
                done[n] = broken.get(call - 1).contains(labels[n]);
                predictions[n] = done[n] ? call : labels[n];
            }
            return new AttackOutcome(Tensors.of(noise, Device.CPU, labels.length, 1, 1), predictions, done);
        }
    }

    @Test
    void givesAFurtherStartOnlyWhatSurvivedAndMergesWhatItBreaks() {
        Scripted attack = new Scripted(List.of(Set.of(11), Set.of(13), Set.of()));
        try (Scope scope = Scope.open()) {
            AttackOutcome outcome = new Repeated(attack, 3).attack(NOBODY, space());

            assertThat(attack.asked())
                    .containsExactly(new int[] {10, 11, 12, 13}, new int[] {10, 12, 13}, new int[] {10, 12});
            assertThat(outcome.broken()).containsExactly(false, true, false, true);
            assertThat(outcome.predictions()).containsExactly(10, 1, 12, 2);
            assertThat(Tensors.toFloats(outcome.noise())).containsExactly(1, 1, 1, 2);
        }
    }

    @Test
    void startsNoMoreOnceAllAreBroken() {
        Scripted attack = new Scripted(List.of(Set.of(10, 11), Set.of(12, 13)));
        try (Scope scope = Scope.open()) {
            AttackOutcome outcome = new Repeated(attack, 5).attack(NOBODY, space());

            assertThat(attack.asked()).hasSize(2);
            assertThat(outcome.broken()).containsOnly(true);
        }
    }

    @Test
    void givesEachStartOtherSeedsThatFollowTheirRecording() {
        Scripted attack = new Scripted(List.of(Set.of(10), Set.of()));
        try (Scope scope = Scope.open()) {
            new Repeated(attack, 2).attack(NOBODY, space());

            long[] first = attack.seeds().get(0);
            long[] second = attack.seeds().get(1);
            assertThat(second)
                    .containsExactly(Arrays.copyOfRange(victims().seededFor(1).seeds(), 1, 4))
                    .doesNotContain(first);
        }
    }

    @Test
    void refusesLessThanOneStart() {
        assertThatThrownBy(() -> new Repeated(new Scripted(List.of()), 0)).hasMessage("expected starts >= 1, got 0");
    }

    private static NoiseSpace space() {
        return NoiseSpace.of(Budget.relative(Norm.LINF, 1), victims(), SmallWorld.CONTRACT);
    }

    private static Victims victims() {
        Tensor ones = Tensors.of(new float[] {1, 1, 1, 1}, Device.CPU, 4, 1, 1);
        Tensor labels = Tensors.of(new int[] {10, 11, 12, 13}, Device.CPU);
        return new Victims(ones, ones, labels, new long[] {1, 2, 3, 4});
    }
}
