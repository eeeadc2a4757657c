package io.heartproof.plot;

import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recording on ECG paper: 25 mm/s, 10 mm/mV, a grid of 1 mm and 5 mm, in millimetres of real paper. Immutable.
 *
 * <p>Each lead is drawn about its median. A lead that would not fit lowers the gain, which stands below the drawing; so do
 * units that are no voltages and leads that are not calibrated. A second recording may be laid over the first: then the
 * difference in one lead is drawn magnified below.
 *
 * <p>Defaults: {@link EcgLayout#of}, the first ten seconds.
 */
public final class EcgPaper {
    /** Paper speed. */
    static final double MILLIMETRES_PER_SECOND = 25;

    private static final double USUAL_SECONDS = 10;
    private static final double LONGEST_SECONDS = 600;
    private static final double THIN_MM = 0.2;
    private static final double USUAL_MM = 0.28;
    private static final double THICK_MM = 0.55;
    private static final double MAGNIFIED_MM = 16;

    private final Recording recording;
    private final Optional<EcgLayout> layout;
    private final EcgStrip.SampleRange range;
    private final Optional<Overlay> overlay;

    /** A second recording, and what the two are called in the legend. */
    record Overlay(Recording other, String name, String otherName) {}

    private EcgPaper(
            Recording recording, Optional<EcgLayout> layout, EcgStrip.SampleRange range, Optional<Overlay> overlay) {
        this.recording = recording;
        this.layout = layout;
        this.range = range;
        this.overlay = overlay;
    }

    /** The recording with the defaults; one of less than 1 Hz is {@link BadData}. */
    public static EcgPaper of(Recording recording) {
        if (recording.samplingRateHz() < 1) {
            throw new BadData(
                    recording.name(),
                    "expected a sampling rate of at least 1 Hz for a drawing, got " + recording.samplingRateHz());
        }
        return new EcgPaper(
                        recording, Optional.empty(), new EcgStrip.SampleRange(0, recording.length()), Optional.empty())
                .excerpt(0, USUAL_SECONDS);
    }

    /** The same drawing with the leads in other places. */
    public EcgPaper layout(EcgLayout other) {
        return new EcgPaper(recording, Optional.of(other), range, overlay);
    }

    /**
     * The same drawing from {@code start} on, for {@code seconds} (at most 600) or until the recording ends.
     *
     * @throws BadUsage where the recording has no such part
     */
    public EcgPaper excerpt(double start, double seconds) {
        if (!(start >= 0 && start <= recording.durationSeconds())) {
            throw new BadUsage("a drawing of %s must start at 0 to %s s, got %s"
                    .formatted(recording.name(), Svg.number(recording.durationSeconds()), start));
        }
        if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            throw new BadUsage("a drawing must be more than 0 and at most %s s long, got %s"
                    .formatted(Svg.number(LONGEST_SECONDS), seconds));
        }
        int from = sampleAt(start);
        return new EcgPaper(
                recording, layout, new EcgStrip.SampleRange(from, Math.max(from, sampleAt(start + seconds))), overlay);
    }

    /** The same drawing with {@code other} (same leads, rate and length) laid over it. */
    public EcgPaper overlay(Recording other, String name, String otherName) {
        if (!other.leads().equals(recording.leads())
                || other.length() != recording.length()
                || other.samplingRateHz() != recording.samplingRateHz()) {
            throw new IllegalArgumentException(
                    "a recording that is laid over another must have its leads, rate and length");
        }
        return new EcgPaper(
                recording,
                layout,
                range,
                Optional.of(new Overlay(other, Svg.shortened(name, 60), Svg.shortened(otherName, 60))));
    }

    /** Draws it. */
    public Svg draw() {
        Map<String, Double> gains = EcgGain.byUnit(recording.signals(), range);
        List<EcgSheet.Row> rows = new ArrayList<>();
        for (List<EcgLayout.Strip> strips : placed().rows()) {
            rows.add(EcgSheet.Row.of(
                    strips.stream().map(strip -> strip(strip, gains)).toList()));
        }
        EcgText text = new EcgText(recording, range, gains, overlay);
        overlay.ifPresent(over -> rows.add(EcgSheet.Row.of(List.of(magnified(over, gains)))));
        return new EcgSheet(rows, range, recording.samplingRateHz(), text).draw();
    }

    private EcgLayout placed() {
        double seconds = (range.to() - range.from()) / recording.samplingRateHz();
        return layout.orElseGet(() -> EcgLayout.of(recording.leads(), seconds));
    }

    private EcgStrip strip(EcgLayout.Strip strip, Map<String, Double> gains) {
        LeadSignal signal = recording.signals().get(strip.signal());
        int length = range.to() - range.from();
        int from = range.from() + (int) Math.round(strip.from() * length);
        int to = range.from() + (int) Math.round(strip.to() * length);
        double x = (from - range.from()) * millimetresPerSample();
        return new EcgStrip(
                Svg.shortened(signal.lead().name(), 24),
                x,
                new EcgStrip.SampleRange(from, to),
                new EcgStrip.LeadCurves(
                        gains.getOrDefault(signal.unit(), 10.0),
                        EcgStrip.Centre.MEDIAN,
                        curves(signal, strip.signal())));
    }

    private List<EcgStrip.LeadCurve> curves(LeadSignal signal, int index) {
        return overlay.map(over -> List.of(
                        new EcgStrip.LeadCurve(signal, Colour.UNDERLAY, THICK_MM),
                        new EcgStrip.LeadCurve(over.other().signals().get(index), Colour.NOISE, THIN_MM)))
                .orElseGet(() -> List.of(new EcgStrip.LeadCurve(signal, Colour.TRACE, USUAL_MM)));
    }

    /** The difference of the two recordings in the rhythm lead. */
    private EcgStrip magnified(Overlay over, Map<String, Double> gains) {
        int index = Math.max(0, recording.leads().indexOf(Lead.II));
        LeadSignal signal = recording.signals().get(index);
        float[] other = over.other().signals().get(index).samples();
        float[] difference = new float[other.length];
        float largest = 0;
        for (int i = 0; i < difference.length; i++) {
            difference[i] = other[i] - signal.samples()[i];
            largest = Math.max(largest, Float.isNaN(difference[i]) ? 0 : Math.abs(difference[i]));
        }
        double gain = EcgGain.fitting(2 * largest, MAGNIFIED_MM);
        String times = Svg.number(gain / gains.getOrDefault(signal.unit(), gain));
        String amplitude = EcgText.amplitude(EcgGain.pulse(gain), signal.unit());
        return new EcgStrip(
                "Difference in %s, magnified %s times (pulse: %s)".formatted(signal.lead(), times, amplitude),
                0,
                range,
                new EcgStrip.LeadCurves(
                        gain,
                        EcgStrip.Centre.ZERO,
                        List.of(new EcgStrip.LeadCurve(signal.withSamples(difference), Colour.NOISE, THIN_MM))));
    }

    private double millimetresPerSample() {
        return MILLIMETRES_PER_SECOND / recording.samplingRateHz();
    }

    private int sampleAt(double seconds) {
        return (int) Math.max(0, Math.min(recording.length(), Math.round(seconds * recording.samplingRateHz())));
    }
}
