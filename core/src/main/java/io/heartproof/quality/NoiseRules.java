package io.heartproof.quality;

import io.heartproof.quality.spectrum.Bands.Powers;
import io.heartproof.quality.spectrum.Hum;
import io.heartproof.signal.LeadSignal;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Judges a lead by the medians of its indices over stretches, so that a short artefact does not decide. */
record NoiseRules(QualityThresholds.NoiseLimits lines, double samplingRateHz) {
    /** @param stretches at least one */
    Optional<Defect> judge(LeadSignal signal, List<Powers> stretches) {
        double pSqi = median(stretches, Powers::pSqi);
        double basSqi = median(stretches, Powers::basSqi);
        double kSqi = median(stretches, Powers::kSqi);
        double fine = median(stretches, Powers::fine);
        double pLine = line(lines.pSqi(), kSqi);
        double basLine = line(lines.basSqi(), kSqi);
        if (pSqi < pLine || fine > lines.fine()) {
            return Optional.of(hum(signal).orElseGet(() -> pSqi < pLine ? fast(pSqi, pLine, kSqi) : fine(fine)));
        }
        return basSqi < basLine ? Optional.of(slow(basSqi, basLine, kSqi)) : Optional.empty();
    }

    private static double line(QualityThresholds.Index index, double kSqi) {
        return kSqi < index.peaks() ? index.withoutPeaks() : index.smallest();
    }

    private Optional<Defect> hum(LeadSignal signal) {
        return Hum.of(signal.samples(), samplingRateHz)
                .filter(hum -> hum.share() > lines.hum())
                .map(hum -> Defect.of(
                        DefectKind.DISCONNECTED,
                        "looks disconnected: %.0f %% of its power is hum of %.0f Hz, at most %.0f %%",
                        100 * hum.share(),
                        hum.hertz(),
                        100 * lines.hum()));
    }

    private static Defect fast(double pSqi, double line, double kSqi) {
        return Defect.of(
                DefectKind.NOISY,
                "is too noisy: %.0f %% of the power of 5-40 Hz is below 15 Hz (pSQI), at least %.0f %% at a kSQI of %.1f",
                100 * pSqi,
                100 * line,
                kSqi);
    }

    private Defect fine(double fine) {
        return Defect.of(
                DefectKind.NOISY,
                "is too noisy: the power above 50 Hz is %.1f times that of 5-40 Hz, at most %.1f times",
                fine,
                lines.fine());
    }

    private static Defect slow(double basSqi, double line, double kSqi) {
        return Defect.of(
                DefectKind.NOISY,
                "is too noisy: wander leaves %.0f %% of the power up to 40 Hz (basSQI), at least %.0f %% at a kSQI of %.1f",
                100 * basSqi,
                100 * line,
                kSqi);
    }

    private static double median(List<Powers> stretches, ToDoubleFunction<Powers> index) {
        double[] sorted = stretches.stream().mapToDouble(index).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
