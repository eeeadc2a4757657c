package io.heartproof.quality;

import io.heartproof.label.LabelSet;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import io.heartproof.simulate.RecordingLengths;
import io.heartproof.simulate.Simulator;
import io.heartproof.simulate.SimulatorSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Simulated recordings, and what can go wrong with them. */
final class Electrocardiograms {
    private static final SimulatorSettings TEN_SECONDS =
            SimulatorSettings.CPSC2018.withLengths(RecordingLengths.constant(10));

    private Electrocardiograms() {}

    /** A normal recording of 10 s at 500 Hz with realistic noise. */
    static Recording normal() {
        return simulated("Normal", 1, 500);
    }

    /** The recording of a patient of a class of CPSC2018, 10 s. */
    static Recording simulated(String label, int index, double samplingRateHz) {
        return new Simulator(5, TEN_SECONDS.withSamplingRateHz(samplingRateHz))
                .simulate(LabelSet.CPSC2018.named(label), index)
                .recording();
    }

    /** The recording with other samples in one lead; the change is made on a copy. */
    static Recording changed(Recording recording, Lead lead, UnaryOperator<float[]> change) {
        return recording.with(
                recording.samplingRateHz(),
                recording.signals().stream()
                        .map(signal -> signal.lead().equals(lead)
                                ? signal.withSamples(
                                        change.apply(signal.samples().clone()))
                                : signal)
                        .toList());
    }

    /** The recording with the same change in every lead. */
    static Recording changed(Recording recording, UnaryOperator<float[]> change) {
        return recording.with(
                recording.samplingRateHz(),
                recording.signals().stream()
                        .map(signal ->
                                signal.withSamples(change.apply(signal.samples().clone())))
                        .toList());
    }

    /** The recording without some leads. */
    static Recording without(Recording recording, Lead... leads) {
        return recording.with(
                recording.samplingRateHz(),
                recording.signals().stream()
                        .filter(signal -> !Arrays.asList(leads).contains(signal.lead()))
                        .toList());
    }

    /** The recording with some leads' samples replaced by others' under their own names. */
    static Recording renamed(Recording recording, Map<Lead, float[]> samples) {
        List<LeadSignal> signals = new ArrayList<>();
        recording
                .signals()
                .forEach(signal ->
                        signals.add(signal.withSamples(samples.getOrDefault(signal.lead(), signal.samples()))));
        return recording.with(recording.samplingRateHz(), signals);
    }

    static float[] samples(Recording recording, Lead lead) {
        return recording.signal(lead).orElseThrow().samples();
    }

    /** {@code a first + b second}. */
    static float[] sum(double a, float[] first, double b, float... second) {
        float[] sum = new float[first.length];
        for (int t = 0; t < sum.length; t++) {
            sum[t] = (float) (a * first[t] + b * second[t]);
        }
        return sum;
    }
}
