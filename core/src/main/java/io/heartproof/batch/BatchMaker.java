package io.heartproof.batch;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.InputForm;
import io.heartproof.contract.Prepared;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.contract.Purpose;
import io.heartproof.preprocess.Mask;
import io.heartproof.preprocess.Pad;
import io.heartproof.problem.BadUsage;
import io.heartproof.problem.Counted;
import io.heartproof.seed.SeededRandom;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * Pads prepared recordings into batches, as the classifier's input form says. The recordings of one batch must have one
 * padded length; each is read once, one after the other. Immutable and thread-safe.
 */
public final class BatchMaker {
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final InputForm form;
    private final int leads;

    public BatchMaker(InputContract contract) {
        this.form = contract.form();
        this.leads = contract.leads().size();
    }

    /** The batch that a classifier is evaluated on: every signal at its fixed place. */
    public Batch forEvaluation(List<? extends Prepared> recordings, int[] labels) {
        return make(recordings, labels, Purpose.EVALUATION, n -> 0);
    }

    /** A batch for training: every signal at a place drawn from the seed of its recording. */
    public Batch forTraining(List<? extends Prepared> recordings, int[] labels, long[] seeds) {
        return make(
                recordings,
                labels,
                Purpose.TRAINING,
                n -> SeededRandom.of(seeds[n]).uniform(0, 1));
    }

    private Batch make(List<? extends Prepared> recordings, int[] labels, Purpose purpose, IntToDoubleFunction draw) {
        int length = paddedLength(recordings);
        float[] values = new float[valuesOf(recordings.size(), length)];
        float[] mask = new float[recordings.size() * length];
        float[] scales = new float[recordings.size() * leads];
        for (int n = 0; n < recordings.size(); n++) {
            PreparedRecording recording = requireLeads(recordings.get(n).read());
            int start = form.start(recording.length(), purpose, draw.applyAsDouble(n));
            new Mask(length, start).write(recording.length(), mask, n * length);
            Pad pad = new Pad(length, start);
            for (int lead = 0; lead < leads; lead++) {
                pad.write(recording.leads()[lead], values, (n * leads + lead) * length);
                scales[n * leads + lead] = recording.scales().get(lead).microvolts();
            }
        }
        List<String> names = recordings.stream().map(Prepared::recording).toList();
        return new Batch(names, values, mask, labels.clone(), scales, leads, length);
    }

    private int valuesOf(int size, int length) {
        long values = (long) size * leads * length;
        if (values > LARGEST_ARRAY) {
            throw new BadUsage(String.format(
                    Locale.ROOT,
                    "a batch of %s of %s and %s is too large for one array",
                    Counted.of(size, "recording"),
                    Counted.of(leads, "lead"),
                    Counted.of(length, "sample")));
        }
        return (int) values;
    }

    private int paddedLength(List<? extends Prepared> recordings) {
        int[] lengths = recordings.stream()
                .mapToInt(recording -> form.paddedLength(recording.length()))
                .distinct()
                .toArray();
        if (lengths.length != 1) {
            throw new IllegalArgumentException("expected recordings of one padded length, got " + lengths.length);
        }
        return lengths[0];
    }

    private PreparedRecording requireLeads(PreparedRecording recording) {
        if (recording.leads().length != leads) {
            throw new IllegalArgumentException(recording.recording() + ": expected " + Counted.of(leads, "lead")
                    + ", got " + recording.leads().length);
        }
        return recording;
    }
}
