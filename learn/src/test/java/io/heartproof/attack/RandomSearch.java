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
public record RandomSearch(int queries) implements BlackBoxAttack {
    @Override
    public String name() {
        return "random search";
    }

    @Override
    public AttackOutcome attack(Classifier classifier, NoiseSpace space) {
        try (Scope run = Scope.open()) {
            Victims victims = space.victims();
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
                    Tensor tried = next(space.at(asked), current, of(asked, random));
                    best.keepBetter(asked, probe.logits(tried), noise, tried);
                }
            }
            return probe.outcome(noise);
        }
    }

    private static SplittableRandom[] of(int[] asked, SplittableRandom... random) {
        return IntStream.of(asked).mapToObj(n -> random[n]).toArray(SplittableRandom[]::new);
    }

    /** Two epsilons up or down in one lead of each: to the other end of the budget. */
    private static Tensor next(NoiseSpace open, Tensor current, SplittableRandom... random) {
        int leads = Math.toIntExact(current.size(1));
        float[] change = new float[random.length * leads];
        for (int row = 0; row < random.length; row++) {
            int lead = random[row].nextInt(leads);
            change[row * leads + lead] = (float) ((random[row].nextBoolean() ? 2 : -2) * open.epsilons()[row]);
        }
        Tensor inUnits = Tensors.of(change, Device.CPU, random.length, leads, 1);
        return open.bringIn(current.add(open.timesUnit(inUnits)));
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
