package io.heartproof.report;

import io.heartproof.condition.Family;
import io.heartproof.file.Json;
import io.heartproof.problem.Counted;
import io.heartproof.signal.LeadSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One recording as a picture for the report: without noise, under noise, and what the classifier said of each. A list of
 * them is {@code examples.json}.
 *
 * @param recording its name
 * @param truth its class
 * @param classes names of the K classes, in the order of {@link View#probabilities}
 * @param leads names of the L leads, in the order of {@link View#samples}
 * @param unit of the samples: {@code mV}, or what the recording's file has ({@code NU})
 * @param calibrated whether the file states the unit
 * @param samplingRateHz of the samples
 * @param conditions the first is without noise; at least one
 */
public record Example(
        String recording,
        String truth,
        List<String> classes,
        List<String> leads,
        String unit,
        boolean calibrated,
        double samplingRateHz,
        List<View> conditions) {
    private static final double MICROVOLTS_PER_MILLIVOLT = 1000;

    /**
     * The recording under one condition.
     *
     * @param condition the family of the noise, as in {@code predictions.csv}
     * @param text the condition in words: {@code white-box noise, 0.3 % of each lead's peak}
     * @param level 0 without noise
     * @param prediction the class that the classifier gave
     * @param probabilities one per class, 0 to 1
     * @param samples L leads of equal length t, what the classifier was given, brought back to the recording's unit
     */
    public record View(
            Family condition,
            String text,
            double level,
            String prediction,
            List<Double> probabilities,
            List<float[]> samples) {
        public View {
            probabilities = List.copyOf(probabilities);
            samples = List.copyOf(samples);
            if (probabilities.stream().anyMatch(p -> !(p >= 0 && p <= 1))) {
                throw new IllegalArgumentException("probabilities must be 0 to 1, got " + probabilities);
            }
            samples.forEach(View::requireFinite);
        }

        private static void requireFinite(float[] lead) {
            for (float sample : lead) {
                if (!Float.isFinite(sample)) {
                    throw new IllegalArgumentException("samples must be finite, got " + sample);
                }
            }
        }
    }

    public Example {
        classes = List.copyOf(classes);
        leads = List.copyOf(leads);
        conditions = List.copyOf(conditions);
        if (!(samplingRateHz > 0) || Double.isInfinite(samplingRateHz)) {
            throw new IllegalArgumentException("the sampling rate must be positive, got " + samplingRateHz);
        }
        if (conditions.isEmpty() || leads.isEmpty()) {
            throw new IllegalArgumentException("an example must have a lead and a condition, got none");
        }
        int length = conditions.get(0).samples().isEmpty()
                ? 0
                : conditions.get(0).samples().get(0).length;
        for (View condition : conditions) {
            requireFit(condition, classes.size(), leads.size(), length);
        }
    }

    private static void requireFit(View condition, int classes, int leads, int length) {
        if (condition.probabilities().size() != classes || condition.samples().size() != leads) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "expected %d probabilities and %s, got %d and %d",
                    classes,
                    Counted.of(leads, "lead"),
                    condition.probabilities().size(),
                    condition.samples().size()));
        }
        if (condition.samples().stream().anyMatch(lead -> lead.length != length)) {
            throw new IllegalArgumentException("all leads of all conditions must have " + length + " samples");
        }
    }

    /**
     * The largest change of any sample from the recording without noise, in microvolts; empty where amplitudes are not known in
     * millivolts.
     *
     * @param noisy one of the conditions
     */
    public OptionalDouble largestChange(View noisy) {
        if (!calibrated || !unit.equals(LeadSignal.MILLIVOLTS)) {
            return OptionalDouble.empty();
        }
        double largest = 0;
        for (int lead = 0; lead < leads.size(); lead++) {
            float[] clean = conditions.get(0).samples().get(lead);
            float[] changed = noisy.samples().get(lead);
            for (int t = 0; t < clean.length; t++) {
                largest = Math.max(largest, Math.abs((double) changed[t] - clean[t]));
            }
        }
        return OptionalDouble.of(MICROVOLTS_PER_MILLIVOLT * largest);
    }

    /**
     * How far a sample of the recording without noise lies from its lead's median, at most, in microvolts: about the height of
     * its highest QRS complex. Empty where amplitudes are not known in millivolts.
     */
    public OptionalDouble highestDeflection() {
        if (!calibrated || !unit.equals(LeadSignal.MILLIVOLTS)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(MICROVOLTS_PER_MILLIVOLT
                * conditions.get(0).samples().stream()
                        .mapToDouble(Example::deflection)
                        .max()
                        .orElse(0));
    }

    private static double deflection(float... lead) {
        if (lead.length == 0) {
            return 0;
        }
        float[] sorted = lead.clone();
        Arrays.sort(sorted);
        float median = sorted[sorted.length / 2];
        return Math.max(sorted[sorted.length - 1] - median, median - sorted[0]);
    }

    /** Writes a list of examples whole or not at all. */
    public static void write(Path file, List<Example> examples) throws IOException {
        Json.write(file, examples);
    }

    /** Reads the list back; anything else is {@link io.heartproof.problem.BadData}. */
    public static List<Example> read(Path file) throws IOException {
        return List.of(Json.read(file, Example[].class));
    }
}
