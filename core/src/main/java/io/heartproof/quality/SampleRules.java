package io.heartproof.quality;

import io.heartproof.quality.shape.SampleShape;
import io.heartproof.quality.shape.Seconds;
import io.heartproof.signal.LeadSignal;
import java.util.ArrayList;
import java.util.List;

/** Judges a lead by its samples one by one. */
record SampleRules(QualityThresholds thresholds) {
    List<Defect> judge(LeadSignal signal, double samplingRateHz) {
        SampleShape shape = SampleShape.of(signal.samples(), samplingRateHz);
        QualityThresholds.Samples lines = thresholds.samples();
        if (shape.invalid() == shape.samples() || shape.invalidShare() > lines.invalid()) {
            return List.of(Defect.of(
                    DefectKind.INVALID,
                    "is invalid: %.1f %% of its samples are no numbers, at most %.0f %%",
                    100 * shape.invalidShare(),
                    100 * lines.invalid()));
        }
        if (shape.range() == 0) {
            return List.of(constant(signal, shape));
        }
        if (shape.railShare() >= lines.rail()) {
            return List.of(Defect.of(
                    DefectKind.DISCONNECTED,
                    "looks disconnected: %.0f %% of its samples are at %.3f or %.3f %s, less than %.0f %%",
                    100 * shape.railShare(),
                    shape.smallest(),
                    shape.largest(),
                    signal.unit(),
                    100 * lines.rail()));
        }
        boolean millivolts = isMillivolts(signal);
        if (millivolts && shape.range() <= thresholds.amplitude().silence()) {
            return List.of(silent(shape));
        }
        List<Defect> defects = new ArrayList<>(stretches(signal, shape));
        if (millivolts) {
            defects.addAll(amplitude(signal, shape, samplingRateHz));
        }
        return defects;
    }

    private Defect silent(SampleShape shape) {
        return Defect.of(
                DefectKind.FLAT,
                "is flat: its range is %.3f mV, as an amplifier's own noise may be (%.3f mV)",
                shape.range(),
                thresholds.amplitude().silence());
    }

    private Defect constant(LeadSignal signal, SampleShape shape) {
        boolean atRail = isMillivolts(signal)
                && Math.abs(shape.mean()) >= thresholds.amplitude().inputRange();
        return Defect.of(
                atRail ? DefectKind.DISCONNECTED : DefectKind.FLAT,
                (atRail ? "looks disconnected" : "is flat") + ": it stays at %.3f %s",
                shape.mean(),
                signal.unit());
    }

    private List<Defect> stretches(LeadSignal signal, SampleShape shape) {
        QualityThresholds.Samples lines = thresholds.samples();
        List<Defect> defects = new ArrayList<>();
        double flat = lines.flat().of(signal.lead());
        if (shape.flatShare() > flat) {
            defects.add(Defect.of(
                    DefectKind.FLAT,
                    "is flat: it does not change for %.0f %% of the time, at most %.0f %%",
                    100 * shape.flatShare(),
                    100 * flat));
        }
        if (shape.cutOffShare() > lines.clipped()) {
            defects.add(Defect.of(
                    DefectKind.CLIPPED,
                    "is clipped: %.1f %% of its samples are cut off at %.3f or %.3f %s, at most %.0f %%",
                    100 * shape.cutOffShare(),
                    shape.smallest(),
                    shape.largest(),
                    signal.unit(),
                    100 * lines.clipped()));
        }
        return defects;
    }

    private List<Defect> amplitude(LeadSignal signal, SampleShape shape, double samplingRateHz) {
        QualityThresholds.Amplitude lines = thresholds.amplitude();
        if (Math.abs(shape.mean()) > lines.offset()) {
            return List.of(Defect.of(
                    DefectKind.DISCONNECTED,
                    "looks disconnected: its mean is %.0f mV, at most %.0f mV from zero",
                    shape.mean(),
                    lines.offset()));
        }
        double deflection = lines.deflection().of(signal.lead());
        double wild = Seconds.of(signal.samples(), samplingRateHz).wildShare(deflection);
        double largest = lines.wild().of(signal.lead());
        return wild <= largest
                ? List.of()
                : List.of(Defect.of(
                        DefectKind.NOISY,
                        "is too noisy: in %.0f %% of its seconds it reaches over more than %.0f mV or lies that far"
                                + " off, at most %.0f %%",
                        100 * wild,
                        deflection,
                        100 * largest));
    }

    static boolean isMillivolts(LeadSignal signal) {
        return signal.calibrated() && signal.unit().equals(LeadSignal.MILLIVOLTS);
    }
}
