package io.heartproof.noise.stress;

import io.heartproof.noise.Electrodes;
import io.heartproof.problem.BadUsage;
import io.heartproof.seed.SeededRandom;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Adds noise of one source to a recording, at a set signal-to-noise ratio.
 *
 * <pre>{@code
 * potential of electrode e:  u(e, t) = sum over components k of w(e, k) c(k, t),   w standard normal
 * noise of a lead:           n(l, t) = u as the lead's electrodes see it (Electrodes)
 * result:                    x(l, t) + a n(l, t)
 * gain:                      a such that the median over leads of SNR(l) is the ratio
 * }</pre>
 *
 * <p>The components of a noise record are two places on one body; the nine electrodes get random mixtures of them. So the
 * noise of all leads fits together (III = II - I), whichever leads a recording has: weights are drawn for all nine
 * electrodes, and I is disturbed alike with and without III beside it. The noise stress test sets a gain per lead, which
 * would undo that; ours is one gain for the recording, and the ratio is that of the middle lead. Leads without any complex
 * or any noise do not count. SNR(l): {@link StressRatio}.
 *
 * <p>Leads in a unit of their own (normalised one by one) are treated as if it were one unit.
 *
 * @param decibels the ratio, finite
 */
public record NoiseStress(NoiseSource source, double decibels) {
    public NoiseStress {
        if (!Double.isFinite(decibels)) {
            throw new BadUsage("the signal-to-noise ratio must be finite, got " + decibels);
        }
    }

    /**
     * The recording with noise; unchanged where all its leads are flat.
     *
     * @param recording standard leads, finite samples, at least one
     * @throws BadUsage where a lead is none of the twelve standard ones
     */
    public Recording apply(Recording recording, SeededRandom random) {
        List<double[]> noise = noise(recording, random);
        OptionalDouble gain = gain(recording, noise);
        if (gain.isEmpty()) {
            return recording;
        }
        List<LeadSignal> noisy = new ArrayList<>();
        for (int lead = 0; lead < noise.size(); lead++) {
            LeadSignal signal = recording.signals().get(lead);
            noisy.add(signal.withSamples(sum(signal.samples(), noise.get(lead), gain.getAsDouble())));
        }
        return recording.with(recording.samplingRateHz(), noisy);
    }

    /** The noise of each lead, not scaled yet. */
    private List<double[]> noise(Recording recording, SeededRandom random) {
        double[][] components = source.stretch(recording.length(), recording.samplingRateHz(), random);
        double[][] potentials = new double[Electrodes.COUNT][];
        Arrays.setAll(potentials, electrode -> mixture(components, random));
        return recording.leads().stream()
                .map(lead -> Electrodes.lead(lead, potentials))
                .toList();
    }

    private static double[] mixture(double[][] components, SeededRandom random) {
        double[] mixture = new double[components[0].length];
        for (double[] component : components) {
            double weight = random.normal();
            for (int t = 0; t < mixture.length; t++) {
                mixture[t] += weight * component[t];
            }
        }
        return mixture;
    }

    private OptionalDouble gain(Recording recording, List<double[]> noise) {
        List<float[]> leads =
                recording.signals().stream().map(LeadSignal::samples).toList();
        double[] amplitudes = QrsAmplitude.of(leads, recording.samplingRateHz());
        List<Double> ratios = new ArrayList<>();
        for (int lead = 0; lead < amplitudes.length; lead++) {
            double signalPower = StressRatio.signalPower(amplitudes[lead]);
            double noisePower = StressRatio.noisePower(noise.get(lead), recording.samplingRateHz());
            if (signalPower > 0 && noisePower > 0) {
                ratios.add(StressRatio.decibels(signalPower, noisePower));
            }
        }
        return ratios.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(StrictMath.pow(10, (StressRatio.median(ratios) - decibels) / 20));
    }

    private static float[] sum(float[] signal, double[] noise, double gain) {
        float[] sum = new float[signal.length];
        for (int t = 0; t < sum.length; t++) {
            sum[t] = (float) (signal[t] + gain * noise[t]);
        }
        return sum;
    }
}
