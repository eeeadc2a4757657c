package io.heartproof.simulate.dipole;

import io.heartproof.signal.Lead;
import java.util.Map;

/**
 * What each of the eight independent leads sees of a dipole: lead = a x + b y + c z.
 *
 * <p>Coefficients of Dower, Machado and Osborne, "On deriving the electrocardiogram from vectorcardiographic leads",
 * Clinical Cardiology 3 (1980) 87-95, as tabulated by Clifford, Azuaje and McSharry (eds.), "Advanced Methods and Tools
 * for ECG Data Analysis" (2006), chapter 8.
 */
public final class DowerMatrix {
    private static final Map<Lead, Dipole> VIEWS = Map.of(
            Lead.I, new Dipole(0.632, -0.235, 0.059),
            Lead.II, new Dipole(0.235, 1.066, -0.132),
            Lead.V1, new Dipole(-0.515, 0.157, -0.917),
            Lead.V2, new Dipole(0.044, 0.164, -1.387),
            Lead.V3, new Dipole(0.882, 0.098, -1.277),
            Lead.V4, new Dipole(1.213, 0.127, -0.601),
            Lead.V5, new Dipole(1.125, 0.127, -0.086),
            Lead.V6, new Dipole(0.831, 0.076, 0.230));

    private DowerMatrix() {}

    /**
     * Voltage of one of {@link Lead#STANDARD_12}, mV; the limb leads III, aVR, aVL, aVF follow from I and II.
     */
    public static double project(Lead lead, Dipole dipole) {
        Dipole view = VIEWS.get(lead);
        if (view != null) {
            return view.x() * dipole.x() + view.y() * dipole.y() + view.z() * dipole.z();
        }
        return derive(lead, project(Lead.I, dipole), project(Lead.II, dipole));
    }

    /** III, aVR, aVL or aVF of leads I and II (Einthoven, Goldberger). */
    public static double derive(Lead lead, double one, double two) {
        return switch (lead.name()) {
            case "III" -> two - one;
            case "aVR" -> -(one + two) / 2;
            case "aVL" -> one - two / 2;
            case "aVF" -> two - one / 2;
            default -> throw new IllegalArgumentException(lead + " does not follow from I and II");
        };
    }
}
