package io.heartproof.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heartproof.label.LabelSet;
import io.heartproof.preprocess.Cut;
import io.heartproof.preprocess.FillGaps;
import io.heartproof.preprocess.Resample;
import io.heartproof.preprocess.SelectLeads;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.provenance.Digest;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What a classifier wants as input and what its outputs mean. Part of the model file; Jackson reads and writes it as
 *
 * <pre>{@code
 * {"leads": ["I", "II", "V1"], "samplingRateHz": 500.0, "form": {"type": "padded", "cutSamples": 30720},
 *  "scaling": "leadPeak", "labels": ["Normal", "AF"]}
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param leads the leads and their order, distinct
 * @param samplingRateHz the rate that recordings are resampled to
 * @param form where recordings are cut and how they are padded
 * @param labels the classes, in the order of the logits
 */
public record InputContract(List<Lead> leads, double samplingRateHz, InputForm form, Scaling scaling, LabelSet labels) {
    private static final String PLACE = "input contract";
    private static final double HIGHEST_RATE_HZ = 100_000;

    public InputContract {
        leads = List.copyOf(leads);
        labels.requireTwo(PLACE).requirePrintable(PLACE);
        if (leads.isEmpty() || new HashSet<>(leads).size() != leads.size()) {
            throw new BadData(PLACE, "leads must be distinct and at least one, got " + leads);
        }
        if (!(samplingRateHz > 0 && samplingRateHz <= HIGHEST_RATE_HZ)) {
            throw new BadData(
                    PLACE, "samplingRateHz must lie between 0 and " + HIGHEST_RATE_HZ + ", got " + samplingRateHz);
        }
    }

    /** The input of the published networks (leads I, II, V1 to V6 at 500 Hz), in a form and for classes of choice. */
    public static InputContract published(InputForm form, LabelSet labels) {
        return new InputContract(Lead.INDEPENDENT_8, 500, form, Scaling.LEAD_PEAK, labels);
    }

    /**
     * Prepares a recording: selects leads, fills short gaps, resamples, cuts, scales. What is odd is noted.
     *
     * @throws BadData where a lead is missing, a gap too long, the rate out of reach or the recording too short
     */
    public PreparedRecording prepare(Recording recording) {
        Recording selected = new SelectLeads(leads).apply(recording);
        requireUnit(selected);
        Recording filled = FillGaps.UP_TO_40_MS.apply(selected);
        Recording resampled = new Resample(samplingRateHz, form.cutSamples()).apply(filled);
        Recording cut = new Cut(form.cutSamples()).apply(resampled);
        requireLongEnough(cut);
        return scaled(cut);
    }

    /**
     * Scales a recording that is prepared in all other ways, such as an {@link #unscaled} one with noise added.
     *
     * @param recording with the leads of this contract, at its rate
     */
    public PreparedRecording scaled(Recording recording) {
        return scaling.apply(recording);
    }

    /** A prepared recording with its scaling undone, in its own unit; a mean that was taken away stays so. */
    public Recording unscaled(PreparedRecording prepared) {
        List<LeadSignal> signals = IntStream.range(0, leads.size())
                .mapToObj(lead -> prepared.scales().get(lead).unscaled(leads.get(lead), prepared.leads()[lead]))
                .toList();
        Source source = Source.of("prepared recording").withNotes(prepared.notes());
        return new Recording(prepared.recording(), samplingRateHz, signals, Patient.UNKNOWN, List.of(), source);
    }

    /** SHA-256 over every field: equal contracts have equal digests, on any machine. */
    public String digest() {
        Digest digest = new Digest().add(Double.toString(samplingRateHz)).add(form.toString());
        digest.add(scaling.name()).add(Integer.toString(leads.size()));
        leads.forEach(lead -> digest.add(lead.name()));
        labels.names().forEach(digest::add);
        return digest.hex();
    }

    /** Millivolts are the one scaling that a recording's unit matters to; amplitudes of an unknown unit are none. */
    private void requireUnit(Recording recording) {
        for (LeadSignal signal : recording.signals()) {
            boolean isMillivolts = signal.calibrated() && signal.unit().equals(LeadSignal.MILLIVOLTS);
            if (scaling == Scaling.MILLIVOLTS && !isMillivolts) {
                String unit = signal.calibrated() ? signal.unit() : "a unit that its file does not state";
                throw new BadData(
                        recording.name(), "expected millivolts, lead %s is in %s".formatted(signal.lead(), unit));
            }
        }
    }

    private void requireLongEnough(Recording recording) {
        int shortest = form.shortestSamples();
        if (recording.length() < shortest) {
            throw new BadData(
                    recording.name(),
                    String.format(
                            Locale.ROOT,
                            "expected at least %.2f s (%s at %s Hz), got %.2f s",
                            shortest / samplingRateHz,
                            Counted.of(shortest, "sample"),
                            samplingRateHz,
                            recording.durationSeconds()));
        }
    }

    /** The contract as it stands in a file: plain texts and numbers. */
    private record WrittenContract(
            List<String> leads, double samplingRateHz, InputForm form, Scaling scaling, List<String> labels) {
        WrittenContract {
            requireNoNulls("leads", leads);
            requireNoNulls("labels", labels);
        }

        private static void requireNoNulls(String field, List<String> values) {
            if (values.stream().anyMatch(Objects::isNull)) {
                throw new BadData(PLACE, field + " must not hold null");
            }
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static InputContract of(WrittenContract written) {
        return new InputContract(
                written.leads.stream().map(Lead::new).toList(),
                written.samplingRateHz,
                written.form,
                written.scaling,
                new LabelSet(written.labels));
    }

    @JsonValue
    private WrittenContract written() {
        return new WrittenContract(
                leads.stream().map(Lead::name).toList(), samplingRateHz, form, scaling, labels.names());
    }
}
