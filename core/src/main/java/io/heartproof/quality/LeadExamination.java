package io.heartproof.quality;

import io.heartproof.quality.spectrum.Bands;
import io.heartproof.quality.spectrum.Bands.Powers;
import io.heartproof.quality.spectrum.Stretch;
import io.heartproof.signal.LeadSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One lead while it is examined: its signal and what has been found. Not thread-safe. */
final class LeadExamination {
    private final LeadSignal signal;
    private final List<Defect> defects;
    private final List<Powers> powers = new ArrayList<>();
    private @Nullable Bands bands;
    private double[] part = {};

    /** Judges the samples one by one; the noise comes later. */
    LeadExamination(LeadSignal signal, double samplingRateHz, SampleRules rules) {
        this.signal = signal;
        defects = new ArrayList<>(rules.judge(signal, samplingRateHz));
    }

    LeadQuality quality() {
        return new LeadQuality(signal.lead(), defects);
    }

    /** Whether there is a signal in it that can be looked at further. */
    boolean isAlive() {
        return defects.stream()
                .allMatch(defect -> defect.kind() == DefectKind.CLIPPED || defect.kind() == DefectKind.NOISY);
    }

    boolean allUsable() {
        return defects.isEmpty();
    }

    LeadSignal signal() {
        return signal;
    }

    /** Sets up the filters, which start at the first valid sample; the lead is alive. */
    void prepare(double samplingRateHz, List<Stretch> stretches) {
        int longest = stretches.get(stretches.size() - 1).blocks();
        bands = new Bands(signal.samples(), samplingRateHz, longest);
        part = new double[longest];
    }

    /** The next stretch's part of 1 to 40 Hz, valid until the next call. */
    double[] filter(Stretch stretch) {
        powers.add(Objects.requireNonNull(bands).next(stretch, part));
        return part;
    }

    /** Judges the stretches that were filtered; what the spectrum says explains more than the amplitude does. */
    void judgeNoise(NoiseRules rules) {
        if (!powers.isEmpty()) {
            rules.judge(signal, powers).ifPresent(defect -> {
                defects.removeIf(other -> other.kind() == DefectKind.NOISY);
                defects.add(defect);
            });
        }
    }
}
