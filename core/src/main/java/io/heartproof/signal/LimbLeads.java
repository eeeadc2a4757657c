package io.heartproof.signal;

import io.heartproof.problem.BadData;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The six limb leads are views of two voltages, so any two of them give the others.
 *
 * <pre>{@code
 * III = II - I (Einthoven)    aVR = -(I + II)/2    aVL = I - II/2    aVF = II - I/2 (Goldberger)
 * }</pre>
 */
public final class LimbLeads {
    private static final List<Lead> ORDER = Lead.STANDARD_12.subList(0, 6);

    /** Each limb lead as a multiple of I plus a multiple of II. */
    private static final Map<Lead, LimbCombination> AXES = Map.of(
            Lead.I, new LimbCombination(1, 0),
            Lead.II, new LimbCombination(0, 1),
            Lead.III, new LimbCombination(-1, 1),
            Lead.AVR, new LimbCombination(-0.5, -0.5),
            Lead.AVL, new LimbCombination(1, -0.5),
            Lead.AVF, new LimbCombination(-0.5, 1));

    private LimbLeads() {}

    private record LimbCombination(double ofI, double ofII) {}

    /** A limb lead, and what it was derived from ({@code I and II}). */
    public record Derived(LeadSignal signal, String from) {}

    /**
     * Derives a limb lead from the first two that the recording has and that are not blank, in the order I, II, III, aVR,
     * aVL, aVF.
     *
     * @return empty where {@code lead} is no limb lead or fewer than two are there
     * @throws BadData where the two are no voltages on one scale, such as leads that were normalised one by one
     */
    public static Optional<Derived> derive(Lead lead, Recording recording) {
        List<LeadSignal> present = ORDER.stream()
                .flatMap(l -> recording.signal(l).stream())
                .filter(s -> !s.isBlank())
                .toList();
        if (!AXES.containsKey(lead) || present.size() < 2) {
            return Optional.empty();
        }
        LeadSignal first = present.get(0);
        LeadSignal second = present.get(1);
        requireOneScale(lead, recording, first, second);
        float[] samples = combine(axis(lead), first, second);
        LeadSignal signal = first.calibrated() && second.calibrated()
                ? LeadSignal.millivolts(lead, samples)
                : LeadSignal.uncalibrated(lead, samples);
        return Optional.of(new Derived(signal, first.lead() + " and " + second.lead()));
    }

    private static void requireOneScale(Lead lead, Recording recording, LeadSignal first, LeadSignal second) {
        boolean voltages = first.unit().equals(LeadSignal.MILLIVOLTS)
                && second.unit().equals(LeadSignal.MILLIVOLTS)
                && first.calibrated() == second.calibrated();
        if (!voltages) {
            throw new BadData(
                    recording.name(),
                    "lead %s is missing and cannot be derived: leads %s (%s) and %s (%s) are not voltages on one scale"
                            .formatted(lead, first.lead(), scale(first), second.lead(), scale(second)));
        }
    }

    private static String scale(LeadSignal signal) {
        return signal.calibrated() ? signal.unit() : "not calibrated";
    }

    /** Solves {@code wanted = a first + b second} for a and b by Cramer's rule; no two limb leads are parallel. */
    private static float[] combine(LimbCombination wanted, LeadSignal first, LeadSignal second) {
        LimbCombination u = axis(first.lead());
        LimbCombination v = axis(second.lead());
        double determinant = u.ofI * v.ofII - u.ofII * v.ofI;
        double a = (wanted.ofI * v.ofII - wanted.ofII * v.ofI) / determinant;
        double b = (u.ofI * wanted.ofII - u.ofII * wanted.ofI) / determinant;
        float[] result = new float[first.samples().length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) (a * first.samples()[i] + b * second.samples()[i]);
        }
        return result;
    }

    private static LimbCombination axis(Lead lead) {
        LimbCombination axis = AXES.get(lead);
        if (axis == null) {
            throw new IllegalArgumentException(lead + " is no limb lead");
        }
        return axis;
    }
}
