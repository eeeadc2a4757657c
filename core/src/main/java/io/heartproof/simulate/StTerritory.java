package io.heartproof.simulate;

import io.heartproof.signal.Lead;
import io.heartproof.simulate.dipole.Dipole;
import io.heartproof.simulate.dipole.DowerMatrix;
import java.util.List;

/**
 * A region of the left ventricle whose injury shifts the ST segment.
 *
 * @param direction of the ST dipole if the segment is elevated
 * @param leads contiguous leads that look at the region, in anatomical order
 */
record StTerritory(Dipole direction, List<Lead> leads) {
    /** Reciprocal shift in III, aVF. */
    static final StTerritory ANTERIOR =
            new StTerritory(new Dipole(0.08, -0.06, -0.20), List.of(Lead.V1, Lead.V2, Lead.V3, Lead.V4));
    /** Reciprocal shift in I, aVL. */
    static final StTerritory INFERIOR =
            new StTerritory(new Dipole(0.00, 0.20, 0.03), List.of(Lead.II, Lead.AVF, Lead.III));
    /** Reciprocal shift in III, aVF, V1. */
    static final StTerritory LATERAL = new StTerritory(new Dipole(0.20, -0.08, 0.03), List.of(Lead.V5, Lead.V6));
    /** As inferior, but without much of a reciprocal shift. */
    static final StTerritory INFEROLATERAL =
            new StTerritory(new Dipole(0.10, 0.17, 0.00), List.of(Lead.II, Lead.AVF, Lead.III));
    /** Shift in I, aVL and the left chest leads without a reciprocal one. */
    static final StTerritory APICOLATERAL =
            new StTerritory(new Dipole(0.19, 0.05, 0.03), List.of(Lead.V4, Lead.V5, Lead.V6));
    /** The inner layer all round: if depressed, then in most leads, with elevation in aVR. */
    static final StTerritory SUBENDOCARDIAL =
            new StTerritory(new Dipole(0.17, 0.12, -0.02), List.of(Lead.V3, Lead.V4, Lead.V5, Lead.V6));

    /** The ST dipole that shifts two neighbouring leads by at least that voltage and one of them by just that. */
    Dipole shifted(double millivolts) {
        double strongestPair = 0;
        for (int i = 1; i < leads.size(); i++) {
            double first = Math.abs(DowerMatrix.project(leads.get(i - 1), direction));
            double second = Math.abs(DowerMatrix.project(leads.get(i), direction));
            strongestPair = Math.max(strongestPair, Math.min(first, second));
        }
        return direction.times(millivolts / strongestPair);
    }
}
