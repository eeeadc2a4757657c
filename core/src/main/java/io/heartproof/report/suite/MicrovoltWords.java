package io.heartproof.report.suite;

import io.heartproof.report.page.Words;

/**
 * What an amplitude means to a reader of ECGs. On paper 10 mm are 1 mV; a trace is about 0.3 mm wide, and a small square is 1 mm.
 * An ST deviation counts from 0.1 mV in most leads (Fourth Universal Definition of Myocardial Infarction, 2018); a QRS complex
 * below 0.5 mV in all limb leads counts as low voltage.
 */
public final class MicrovoltWords {
    private static final double MICROVOLTS_PER_MILLIMETRE = 100;
    private static final double PEN = 30;
    private static final double ST_LIMIT = 100;
    private static final double LOW_VOLTAGE = 500;

    private MicrovoltWords() {}

    /** The limits that clinicians know, to compare amplitudes with. */
    public static final String LIMITS =
            "To compare: an ST deviation counts from 100\u00a0microvolts (0.1\u00a0mV, one small square) on, and a QRS"
                    + " complex below 500\u00a0microvolts in all limb leads counts as low voltage.";

    /** {@code less than a pen's width on paper}. */
    public static String meaning(double microvolts) {
        double millimetres = microvolts / MICROVOLTS_PER_MILLIMETRE;
        if (microvolts < PEN) {
            return "less than a pen\u2019s width on paper";
        }
        String size = Words.rounded(millimetres) + Words.NO_BREAK + "mm on paper, ";
        if (microvolts < ST_LIMIT) {
            return size + "less than the 0.1" + Words.NO_BREAK + "mV from which an ST deviation counts";
        }
        return microvolts < LOW_VOLTAGE
                ? size + "as much as an ST deviation that counts"
                : size + "as high as a QRS complex of low voltage";
    }
}
