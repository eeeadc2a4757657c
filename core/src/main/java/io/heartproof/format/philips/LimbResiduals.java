package io.heartproof.format.philips;

import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import java.util.List;

/**
 * Sierra ECG stores of III, aVR, aVL and aVF only what rounding leaves of them after Einthoven's and Goldberger's laws;
 * in codes, with halves rounded down:
 *
 * <pre>{@code
 * III = II - I - r    aVR = -(I + II)/2 - r    aVL = (I - III)/2 - r    aVF = (II + III)/2 - r
 * }</pre>
 *
 * <p>Source: sierra-ecg-tools (C. A. Watford).
 */
final class LimbResiduals {
    private final String where;
    private final List<Lead> leads;
    private final short[][] samples;

    private LimbResiduals(String where, List<Lead> leads, short[][] samples) {
        this.where = where;
        this.leads = leads;
        this.samples = samples;
    }

    private interface Law {
        int apply(int one, int two, int three);
    }

    /**
     * Replaces residuals by samples.
     *
     * @param samples of each lead, equally many
     * @throws BadData where there are residuals without the leads I, II and III that they refer to
     */
    static void resolve(String where, List<Lead> leads, short[][] samples) {
        LimbResiduals residuals = new LimbResiduals(where, leads, samples);
        residuals.resolve(Lead.III, (one, two, three) -> two - one);
        residuals.resolve(Lead.AVR, (one, two, three) -> -Math.floorDiv(one + two, 2));
        residuals.resolve(Lead.AVL, (one, two, three) -> Math.floorDiv(one - three, 2));
        residuals.resolve(Lead.AVF, (one, two, three) -> Math.floorDiv(two + three, 2));
    }

    private void resolve(Lead lead, Law law) {
        int at = leads.indexOf(lead);
        if (at < 0) {
            return;
        }
        short[] one = samples[required(Lead.I, lead)];
        short[] two = samples[required(Lead.II, lead)];
        short[] three =
                lead.equals(Lead.AVL) || lead.equals(Lead.AVF) ? samples[required(Lead.III, lead)] : samples[at];
        for (int i = 0; i < samples[at].length; i++) {
            samples[at][i] = (short) (law.apply(one[i], two[i], three[i]) - samples[at][i]);
        }
    }

    private int required(Lead base, Lead lead) {
        int at = leads.indexOf(base);
        if (at < 0) {
            throw new BadData(
                    where, "lead " + lead + " is stored as what lead " + base + " leaves of it, which is missing");
        }
        return at;
    }
}
