package io.heartproof.format.wfdb;

import io.heartproof.format.wfdb.header.SignalLine.Calibration;
import io.heartproof.problem.BadData;
import io.heartproof.signal.LeadSignal;
import java.math.BigDecimal;
import java.util.Locale;

/** One lead on its way into format 16: its gain, and the codes of its samples. */
final class EncodedSignal {
    private static final int LARGEST_CODE = Short.MAX_VALUE;

    /** The largest code, read as a float and encoded anew, is a hair larger or smaller: its gain must serve again. */
    private static final double ROOM = 0.25;

    private static final float LARGEST_AMPLITUDE = 1e30f;
    private static final BigDecimal GAIN_OF_FLAT_LEAD = new BigDecimal(1000);
    private static final int[] GAIN_STEPS = {5, 2, 1};

    private final LeadSignal signal;
    private final BigDecimal gain;
    private final double codesPerUnit;

    private EncodedSignal(LeadSignal signal, BigDecimal gain) {
        this.signal = signal;
        this.gain = gain;
        this.codesPerUnit = gain.doubleValue();
    }

    /** @param where the recording, for messages */
    static EncodedSignal of(String where, LeadSignal signal) {
        double peak = peak(where, signal);
        if (signal.calibrated()) {
            return new EncodedSignal(signal, finestGain(peak));
        }
        if (Math.round(peak * Calibration.DEFAULT_GAIN) > LARGEST_CODE) {
            throw new BadData(
                    where,
                    "an uncalibrated lead is written with %s codes per mV and reaches at most %s mV, got %s in lead %s"
                            .formatted(
                                    Calibration.DEFAULT_GAIN,
                                    LARGEST_CODE / Calibration.DEFAULT_GAIN,
                                    peak,
                                    signal.lead()));
        }
        return new EncodedSignal(signal, BigDecimal.valueOf(Calibration.DEFAULT_GAIN));
    }

    /** The stored value of a sample. */
    short code(int sample) {
        float amplitude = signal.samples()[sample];
        return Float.isNaN(amplitude) ? Short.MIN_VALUE : (short) Math.round(amplitude * codesPerUnit);
    }

    /** The signal's line of the header. */
    String line(String file) {
        short checksum = 0;
        for (int i = 0; i < signal.samples().length; i++) {
            checksum += code(i);
        }
        return String.format(
                Locale.ROOT,
                "%s 16 %s 16 0 %d %d 0 %s\n",
                file,
                gainField(),
                code(0),
                checksum,
                oneLine(signal.lead().name()));
    }

    private String gainField() {
        return signal.calibrated() ? gain.toPlainString() + "/" + signal.unit().replaceAll("\\s", "_") : "0";
    }

    private static double peak(String where, LeadSignal signal) {
        float peak = 0;
        for (float sample : signal.samples()) {
            if (Math.abs(sample) > LARGEST_AMPLITUDE) {
                throw new BadData(
                        where,
                        "a sample must be finite and at most %s, got %s in lead %s"
                                .formatted(LARGEST_AMPLITUDE, sample, signal.lead()));
            }
            peak = Float.isNaN(sample) ? peak : Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    private static BigDecimal finestGain(double peak) {
        if (peak == 0) {
            return GAIN_OF_FLAT_LEAD;
        }
        double finest = (LARGEST_CODE + ROOM) / peak;
        for (int exponent = (int) Math.ceil(Math.log10(finest)); ; exponent--) {
            for (int step : GAIN_STEPS) {
                BigDecimal gain = BigDecimal.valueOf(step).scaleByPowerOfTen(exponent);
                if (gain.doubleValue() <= finest) {
                    return gain;
                }
            }
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
