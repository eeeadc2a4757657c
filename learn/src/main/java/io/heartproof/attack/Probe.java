package io.heartproof.attack;

import io.heartproof.batch.Batch;
import io.heartproof.classifier.Classifier;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * How an attack asks a classifier about its victims under noise: the probe notes which of them are broken, lets these go,
 * and counts passes. It works on any classifier; {@link GradientProbe} gives gradients, too.
 *
 * <pre>{@code
 * while (probe.anyOpen()) {
 *     float[][] logits = probe.logits(noise);   // noise of probe.open(), in their order
 * }
 * return probe.outcome(allNoise);
 * }</pre>
 *
 * One attack on one batch has one probe. Not thread-safe; makes tensors in the current scope.
 */
public class Probe {
    private final Classifier classifier;
    private final Victims victims;
    private final OpenRecordings recordings;
    private final PassCounts passes;
    private int[] staying = {};

    /** When a recording leaves the attack. */
    public enum Leave {
        /** As soon as an answer breaks it, or another try at the same recording at no higher level. */
        WHEN_BROKEN,
        /** Never: it stays open to the attack's end. */
        NEVER
    }

    Probe(Classifier classifier, Victims victims, Leave leave) {
        this.classifier = classifier;
        this.victims = victims;
        recordings = new OpenRecordings(victims, leave);
        passes = PassCounts.none(victims.count());
    }

    /** Of a classifier that need not know gradients, such as one in an ONNX file. Broken recordings leave. */
    public static Probe of(Classifier classifier, Victims victims) {
        return new Probe(classifier, victims, Leave.WHEN_BROKEN);
    }

    /** Whether any recording is still under attack. */
    public final boolean anyOpen() {
        return recordings.open().length > 0;
    }

    /** Indices of the recordings still under attack, ascending. */
    public final int[] open() {
        return recordings.open().clone();
    }

    /** {@link #open()} as a tensor, where the victims lie. */
    public final Tensor openRows() {
        return Tensors.indicesLike(victims.values(), recordings.open());
    }

    /**
     * Asks about the open recordings under noise; those that it breaks leave.
     *
     * @param noise (open, L, T)
     * @return (open, K), of all that were asked about
     */
    public float[][] logits(Tensor noise) {
        float[][] logits = classifier.logits(batch(noise));
        passes.addForward(recordings.open());
        note(0, logits);
        closeRanks();
        return logits;
    }

    private Batch batch(Tensor noise) {
        Victims asked = victims.rows(recordings.open());
        List<String> names =
                Arrays.stream(recordings.open()).mapToObj(Integer::toString).toList();
        int[] unlabelled = new int[asked.count()];
        Arrays.fill(unlabelled, Batch.UNLABELLED);
        return new Batch(
                names,
                Tensors.toFloats(asked.values().add(noise)),
                Tensors.toFloats(asked.mask()),
                unlabelled,
                Math.toIntExact(noise.size(1)),
                Math.toIntExact(noise.size(2)));
    }

    /** The positions of those that are still open among those that the last question was about. */
    public final int[] staying() {
        return staying.clone();
    }

    /**
     * Gives those that the last question left open their next noise; the others keep that which broke them.
     *
     * @param noise (N, L, T) of all victims, changed in place
     * @param next (asked, L, T) of those that the last question was about
     */
    public final void keep(Tensor noise, Tensor next) {
        if (staying.length > 0) {
            noise.index_copy_(0, openRows(), Tensors.rows(next, staying));
        }
    }

    /**
     * What was found with that noise.
     *
     * @param noise (N, L, T) of all victims
     */
    public final AttackOutcome outcome(Tensor noise) {
        return new AttackOutcome(noise, recordings.predictions(), recordings.broken(), recordings.odds(), passes);
    }

    /** The recordings under attack. */
    public final Victims victims() {
        return victims;
    }

    /** How often the classifier was asked so far; counts on. */
    public final PassCounts passes() {
        return passes;
    }

    /** Whether any of these stays open. */
    final boolean note(int from, float[][] logits) {
        return recordings.note(from, logits);
    }

    final void closeRanks() {
        staying = recordings.closeRanks();
    }
}
