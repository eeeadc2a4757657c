package io.heartproof.web.api;

import io.heartproof.signal.LeadSignal;
import java.util.Base64;

/**
 * The samples of a lead as 16-bit codes.
 *
 * @param calibrated whether the file says what one unit of amplitude is
 * @param scale what a code of 1 is worth, in {@code unit}
 * @param samples codes in little endian order, in Base64; -32768 is an invalid sample
 */
record ViewedLead(String lead, String unit, boolean calibrated, double scale, String samples) {
    private static final double FINEST = 0.001;
    private static final double LARGEST_CODE = 32767;

    static ViewedLead of(LeadSignal signal) {
        double scale = scale(signal.samples());
        return new ViewedLead(
                signal.lead().name(), signal.unit(), signal.calibrated(), scale, encode(signal.samples(), scale));
    }

    /** A thousandth, or what brings the largest sample to the largest code. */
    private static double scale(float[] samples) {
        double largest = 0;
        for (float sample : samples) {
            largest = Float.isFinite(sample) ? Math.max(largest, Math.abs(sample)) : largest;
        }
        return Math.max(FINEST, largest / LARGEST_CODE);
    }

    private static String encode(float[] samples, double scale) {
        byte[] bytes = new byte[Short.BYTES * samples.length];
        for (int i = 0; i < samples.length; i++) {
            short code = Float.isFinite(samples[i]) ? (short) Math.round(samples[i] / scale) : Short.MIN_VALUE;
            bytes[2 * i] = (byte) code;
            bytes[2 * i + 1] = (byte) (code >> 8);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }
}
