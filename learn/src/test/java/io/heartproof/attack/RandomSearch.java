package io.heartproof.attack;

import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Logits;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * An attack of another kind than PGD, on the same probe and space: each query lifts or lowers a whole lead of the noise, and the
 * change is kept where it brings the label's logit down against the largest of the others.
 *
 * @param queries forward passes per recording, at most
 */
public record RandomSearch(Budget budget, int queries) implements BlackBoxAttack {
    @Override
    public String name() {
        return "random search";
    }

    @Override
    public AttackOutcome attack(Classifier classifier, Victims victims) {
        try (Scope run = Scope.open()) {
            NoiseSpace space = NoiseSpace.of(budget, victims, classifier.contract());
            Probe probe = Probe.of(classifier, victims, Criterion.ANSWER_DIFFERS);
            Tensor noise = run.handOver(space.none());
            Best best = Best.none(victims);
            SplittableRandom[] random = LongStream.of(victims.seeds())
                    .mapToObj(SplittableRandom::new)
                    .toArray(SplittableRandom[]::new);
            for (int query = 0; query < queries && probe.anyOpen(); query++) {
                try (Scope scope = Scope.open()) {
                    int[] asked = probe.open();
                    Tensor current = noise.index_select(0, probe.openRows());
                    Tensor tried = space.at(asked).bringIn(current.add(change(asked, current.size(1), random)));
                    best.keepBetter(asked, probe.logits(tried), noise, tried);
                }
            }
            return probe.outcome(noise);
        }
    }

    /** Two epsilons up or down in one lead of each: to the other end of the budget. (asked, L, 1). */
    private Tensor change(int[] asked, long leads, SplittableRandom... random) {
        float[] change = new float[Math.toIntExact(asked.length * leads)];
        for (int row = 0; row < asked.length; row++) {
            SplittableRandom own = random[asked[row]];
            int lead = own.nextInt(Math.toIntExact(leads));
            change[Math.toIntExact(row * leads) + lead] = (float) ((own.nextBoolean() ? 2 : -2) * budget.epsilon());
        }
        return Tensors.of(change, Device.CPU, asked.length, leads, 1);
    }

    /** The largest margin that was found for each recording. */
    @SuppressWarnings("ArrayRecordComponent") // filled in place, compared by nobody
    private record Best(int[] labels, float[] margins) {
        static Best none(Victims victims) {
            float[] margins = new float[victims.count()];
            Arrays.fill(margins, Float.NEGATIVE_INFINITY);
            return new Best(Tensors.toInts(victims.labels()), margins);
        }

        void keepBetter(int[] asked, float[][] logits, Tensor noise, Tensor tried) {
            int[] better = IntStream.range(0, asked.length)
                    .filter(row -> margin(logits[row], labels[asked[row]]) > margins[asked[row]])
                    .toArray();
            if (better.length > 0) {
                int[] recordings = IntStream.of(better).map(row -> asked[row]).toArray();
                IntStream.of(better).forEach(row -> margins[asked[row]] = margin(logits[row], labels[asked[row]]));
                noise.index_copy_(0, Tensors.indicesLike(noise, recordings), Tensors.rows(tried, better));
            }
        }

        private static float margin(float[] logits, int label) {
            float[] others = logits.clone();
            others[label] = Float.NEGATIVE_INFINITY;
            return others[Logits.prediction(others)] - logits[label];
        }
    }
}
