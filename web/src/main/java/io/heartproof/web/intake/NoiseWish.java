package io.heartproof.web.intake;

import io.heartproof.noise.stress.NoiseStress;
import io.heartproof.seed.SeededRandom;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import io.heartproof.web.guard.ProblemKind;
import io.heartproof.web.guard.RequestRefusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Noise that a client asks for. Same wish, same recording: same noise; another ratio only scales it.
 *
 * @param noise word of a {@link OfferedNoise}
 * @param decibels the signal-to-noise ratio of {@link NoiseStress}, -20 to 60
 * @param seed what is drawn
 */
public record NoiseWish(String noise, double decibels, long seed) {
    private static final double LOWEST = -20;
    private static final double HIGHEST = 60;
    private static final double HIGHEST_RATE_HZ = 10_000;

    public NoiseWish {
        if (OfferedNoise.of(noise).isEmpty()) {
            throw new RequestRefusal(ProblemKind.BAD_REQUEST, "noise: expected one of " + OfferedNoise.words());
        }
        if (!(decibels >= LOWEST && decibels <= HIGHEST)) {
            throw new RequestRefusal(
                    ProblemKind.BAD_REQUEST,
                    String.format(Locale.ROOT, "decibels: expected a number from %.0f to %.0f", LOWEST, HIGHEST));
        }
    }

    /** The recording with the noise in its standard leads; other leads, and samples marked invalid, stay as they are. */
    public Recording applyTo(Recording recording) {
        if (recording.samplingRateHz() > HIGHEST_RATE_HZ) {
            throw new RequestRefusal(
                    ProblemKind.BAD_RECORDING,
                    String.format(Locale.ROOT, "noise is added at sampling rates of up to %.0f Hz", HIGHEST_RATE_HZ));
        }
        List<LeadSignal> standard = recording.signals().stream()
                .filter(signal -> signal.lead().isStandard())
                .toList();
        if (standard.isEmpty()) {
            return recording;
        }
        Recording whole = recording.with(
                recording.samplingRateHz(),
                standard.stream().map(NoiseWish::withoutGaps).toList());
        Map<Lead, float[]> noisy = new HashMap<>();
        NoiseStress stress =
                new NoiseStress(OfferedNoise.of(noise).orElseThrow().source(), decibels);
        stress.apply(whole, SeededRandom.of(seed))
                .signals()
                .forEach(signal -> noisy.put(signal.lead(), signal.samples()));
        List<LeadSignal> all = new ArrayList<>();
        for (LeadSignal signal : recording.signals()) {
            float[] samples = noisy.get(signal.lead());
            all.add(samples == null ? signal : signal.withSamples(withGapsOf(signal, samples)));
        }
        return recording.with(recording.samplingRateHz(), all);
    }

    private static LeadSignal withoutGaps(LeadSignal signal) {
        float[] samples = signal.samples().clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Float.isNaN(samples[i]) ? 0 : samples[i];
        }
        return signal.withSamples(samples);
    }

    private static float[] withGapsOf(LeadSignal original, float[] noisy) {
        float[] samples = noisy.clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Float.isNaN(original.samples()[i]) ? Float.NaN : samples[i];
        }
        return samples;
    }
}
