package io.heartproof.attack;

import io.heartproof.attack.criterion.Criterion;
import io.heartproof.batch.Batch;
import io.heartproof.classifier.Logits;
import io.heartproof.label.ClassSet;
import io.heartproof.label.LogOdds;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * What is attacked. The tensors are the caller's; an attack changes none of them.
 *
 * @param values (N, L, T), scaled as the contract says
 * @param mask (N, 1, T)
 * @param labels (N), the class of each recording; where any of K classes may hold (N, K), 1 for each that it has and 0 for others
 * @param seeds one per recording: its random starts depend on nothing else
 * @param scales (N, L, 1): what 1.0 is in microvolts; NaN where nobody knows
 * @param tries where some are the same recording at several levels or from several starts
 * @param criterion what counts as broken, which is what the attack is after
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier for one call, compared by nobody
public record Victims(
        Tensor values,
        Tensor mask,
        Tensor labels,
        long[] seeds,
        Tensor scales,
        Optional<Tries> tries,
        Criterion criterion) {
    /**
     * Tries at the same recordings: what breaks one leaves nothing to find for those at the same or a higher level.
     *
     * @param recordings (N) which recording each is a try at
     * @param levels (N) at which position among rising levels
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier for one call, compared by nobody
    public record Tries(int[] recordings, int[] levels) {
        /** Whether a try is not worth making any more once another has broken the recording. */
        boolean settles(int broken, int other) {
            return recordings[broken] == recordings[other] && levels[broken] <= levels[other];
        }

        private Tries at(int... indices) {
            return new Tries(
                    IntStream.of(indices).map(i -> recordings[i]).toArray(),
                    IntStream.of(indices).map(i -> levels[i]).toArray());
        }
    }

    /** Recordings that are broken where the answer is wrong, and of which nobody knows what 1.0 is in microvolts. */
    public Victims(Tensor values, Tensor mask, Tensor labels, long... seeds) {
        this(values, mask, labels, seeds, notKnown(values), Optional.empty(), Criterion.ANSWER_DIFFERS);
    }

    private static Tensor notKnown(Tensor values) {
        return Tensors.filled(Double.NaN, values, values.size(0), values.size(1), 1);
    }

    /** Number of recordings, N. */
    public int count() {
        return seeds.length;
    }

    /** All recordings of a batch, broken where the answer is wrong, on that device, in the current scope. */
    public static Victims of(Batch batch, Device device, long... seeds) {
        return new Victims(
                Tensors.of(batch.values(), device, batch.size(), batch.leads(), batch.length()),
                Tensors.of(batch.mask(), device, batch.size(), 1, batch.length()),
                Tensors.of(batch.labels(), device),
                seeds,
                Tensors.of(batch.scales(), device, batch.size(), batch.leads(), 1),
                Optional.empty(),
                Criterion.ANSWER_DIFFERS);
    }

    /** Those with these indices, in the current scope; {@code this} where it is all of them in order. */
    public Victims rows(int... indices) {
        if (indices.length == count() && areConsecutive(indices)) {
            return this;
        }
        return new Victims(
                rows(values, indices),
                rows(mask, indices),
                rows(labels, indices),
                Arrays.stream(indices).mapToLong(i -> seeds[i]).toArray(),
                rows(scales, indices),
                tries.map(all -> all.at(indices)),
                criterion);
    }

    /** The rows with these indices: a view where they follow one another, else a copy. */
    public static Tensor rows(Tensor tensor, int... indices) {
        return areConsecutive(indices) ? tensor.narrow(0, indices[0], indices.length) : Tensors.rows(tensor, indices);
    }

    private static boolean areConsecutive(int... indices) {
        return indices.length > 0 && IntStream.range(1, indices.length).allMatch(i -> indices[i] == indices[i - 1] + 1);
    }

    /** The same with other seeds, one per further start. */
    public Victims seededFor(int start) {
        long[] derived =
                Arrays.stream(seeds).map(seed -> Seeds.derive(seed, start)).toArray();
        return new Victims(values, mask, labels, derived, scales, tries, criterion);
    }

    /** The same as tries at fewer recordings. */
    public Victims asTries(Tries all) {
        return new Victims(values, mask, labels, seeds, scales, Optional.of(all), criterion);
    }

    /** The same, attacked for something else. */
    public Victims wanting(Criterion other) {
        return new Victims(values, mask, labels, seeds, scales, tries, other);
    }

    /**
     * How likely an answer makes each class: by all logits where a recording has one class, else by that of the class.
     *
     * @param logits (K)
     */
    public LogOdds odds(ClassSet truth, float... logits) {
        return labels.dim() == 1 ? Logits.odds(logits, truth) : LogOdds.of(truth, logits);
    }

    /** The classes of each recording, (N). */
    public List<ClassSet> truths() {
        int[] all = Tensors.toInts(labels);
        if (labels.dim() == 1) {
            return IntStream.of(all).mapToObj(ClassSet::of).toList();
        }
        int classes = Math.toIntExact(labels.size(1));
        return IntStream.range(0, count())
                .mapToObj(n -> ClassSet.of(IntStream.range(0, classes)
                        .filter(k -> all[n * classes + k] == 1)
                        .toArray()))
                .toList();
    }
}
