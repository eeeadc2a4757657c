package io.heartproof.attack.saved;

import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.journal.NoiseKeeper;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import io.heartproof.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * A recording as an attack left it.
 *
 * @param found by which attack
 * @param row of the recording in the batch
 * @param signal clean and attacked
 * @param network that it was attacked against
 */
record Adversarial(NoiseKeeper.Found found, int row, Signal signal, SavedNoise.AttackedNetwork network) {
    private static final float MICROVOLTS_PER_MILLIVOLT = 1_000;

    /**
     * Amplitudes as the network sees them.
     *
     * @param clean (L, T) row-major
     * @param attacked (L, T)
     * @param mask (T): 1 on signal, 0 on padding
     * @param scales (L): what 1.0 is in microvolts; NaN where nobody knows
     */
    @SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
    record Signal(float[] clean, float[] attacked, float[] mask, float[] scales) {
        private static Signal of(NoiseSpace space, Tensor noise, int row) {
            Tensor values = row(space.victims().values(), row);
            return new Signal(
                    Tensors.toFloats(values),
                    Tensors.toFloats(values.add(row(noise, row))),
                    Tensors.toFloats(row(space.victims().mask(), row)),
                    Tensors.toFloats(row(space.victims().scales(), row)));
        }

        private static Tensor row(Tensor all, int row) {
            return all.narrow(0, row, 1);
        }

        private boolean isInVolts() {
            return IntStream.range(0, scales.length).noneMatch(lead -> Float.isNaN(scales[lead]));
        }

        /** A lead under attack without its padding. */
        private float[] attackedLead(int lead) {
            int[] places =
                    IntStream.range(0, mask.length).filter(t -> mask[t] > 0).toArray();
            float[] samples = new float[places.length];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = attacked[lead * mask.length + places[i]];
            }
            return samples;
        }
    }

    /** That of a batch at a row; the tensors are no longer needed. */
    static Adversarial of(NoiseKeeper.Found found, int row, SavedNoise.AttackedNetwork network) {
        Signal signal = Signal.of(found.space(), found.outcome().noise(), row);
        return new Adversarial(found, row, signal, network);
    }

    /** Writes the record in millivolts, where they are known, then {@code NAME.npz}. */
    void write(Path folder, String name, FoundAt at) throws IOException {
        if (signal.isInVolts()) {
            Recording attacked = network.contract().unscaled(prepared(name));
            WfdbWriter.write(attacked.with(attacked.source().attackedBy(words(at))), folder);
        }
        at.into(arrays()).write(folder.resolve(name + ".npz"));
    }

    /** Such as {@code fmn linf 0.0123 relative, network sha256:...}. */
    private String words(FoundAt at) {
        NoiseSpace space = found.space();
        return String.format(
                Locale.ROOT,
                "%s %s %s %s, network %s",
                found.attack(),
                space.norm(),
                at.size(),
                space.budget().unit(),
                network.digest());
    }

    private PreparedRecording prepared(String name) {
        int leads = signal.scales.length;
        float[][] attacked =
                IntStream.range(0, leads).mapToObj(signal::attackedLead).toArray(float[][]::new);
        List<LeadScale> scales = IntStream.range(0, leads)
                .mapToObj(lead -> new LeadScale(
                        signal.scales[lead] / MICROVOLTS_PER_MILLIVOLT, Optional.of(LeadSignal.MILLIVOLTS)))
                .toList();
        return new PreparedRecording(name, attacked, scales, List.of());
    }

    private Npz arrays() {
        int leads = signal.scales.length;
        int samples = signal.mask.length;
        NoiseSpace space = found.space();
        return new Npz()
                .floats("clean", signal.clean, leads, samples)
                .floats("attacked", signal.attacked, leads, samples)
                .floats("mask", signal.mask, samples)
                .floats("scale", signal.scales, leads)
                .text("recording", found.recordings().get(row))
                .text("attack", found.attack())
                .text("norm", space.norm().toString())
                .text("unit", space.budget().unit().toString())
                .integer("label", Tensors.toInts(space.victims().labels())[row])
                .integer("prediction", found.outcome().predictions()[row])
                .texts("classes", network.contract().labels().names())
                .texts(
                        "leads",
                        network.contract().leads().stream().map(Lead::name).toList())
                .number("samplingRateHz", network.contract().samplingRateHz());
    }
}
