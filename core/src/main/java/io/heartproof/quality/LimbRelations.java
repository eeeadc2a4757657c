package io.heartproof.quality;

import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.LimbLeads;
import io.heartproof.signal.Recording;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether the limb leads of a recording fit together. The first two of them give all others ({@link LimbLeads}); where a
 * lead in the file is another, leads are misnamed or were not recorded at the same time.
 *
 * <pre>{@code
 * disagreement = largest standard deviation of (lead - lead from the first two) / that of the largest limb lead
 * }</pre>
 *
 * @param lead the one that disagrees most
 * @param disagreement 0 where all fit
 */
record LimbRelations(Lead lead, double disagreement) {
    /** The six limb leads. */
    static final List<Lead> LIMBS = Lead.STANDARD_12.subList(0, 6);

    /** Empty where there are fewer than three limb leads with samples, or they are no voltages on one scale. */
    static Optional<LimbRelations> of(Recording recording) {
        List<LeadSignal> present = LIMBS.stream()
                .flatMap(lead -> recording.signal(lead).stream())
                .filter(signal -> !signal.isBlank())
                .toList();
        if (present.size() < 3 || !onOneScale(present)) {
            return Optional.empty();
        }
        double largest = present.stream()
                .mapToDouble(signal -> deviation(signal.samples()))
                .max()
                .orElse(0);
        return present.stream()
                .skip(2)
                .map(signal -> new LimbRelations(signal.lead(), disagreement(signal, recording, largest)))
                .max(Comparator.comparingDouble(LimbRelations::disagreement));
    }

    /** Whether both are voltages of the same calibration, so that they can be added up. */
    static boolean onOneScale(List<LeadSignal> signals) {
        return signals.stream()
                .allMatch(signal -> signal.unit().equals(LeadSignal.MILLIVOLTS)
                        && signal.calibrated() == signals.get(0).calibrated());
    }

    Optional<Defect> judge(double largest) {
        return disagreement <= largest
                ? Optional.empty()
                : Optional.of(Defect.of(
                        DefectKind.LIMBS_INCONSISTENT,
                        "contradicts itself: lead %s deviates from what the other limb leads give by %.0f %% of the largest"
                                + " of them, at most %.0f %%",
                        lead,
                        100 * disagreement,
                        100 * largest));
    }

    private static double disagreement(LeadSignal signal, Recording recording, double largest) {
        float[] derived = LimbLeads.derive(signal.lead(), recording)
                .orElseThrow()
                .signal()
                .samples();
        float[] difference = new float[derived.length];
        for (int t = 0; t < difference.length; t++) {
            difference[t] = derived[t] - signal.samples()[t];
        }
        return largest > 0 ? deviation(difference) / largest : 0;
    }

    /** The standard deviation of the samples that are numbers. */
    private static double deviation(float[] samples) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (float sample : samples) {
            if (Float.isFinite(sample)) {
                sum += sample;
                squares += (double) sample * sample;
                count++;
            }
        }
        return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - (sum / count) * (sum / count)));
    }
}
