package io.heartproof.quality.spectrum;

/**
 * The power of one lead in the bands that tell an ECG from noise, stretch by stretch. Samples are first averaged in blocks
 * of at most 8 ms; what that takes away is the fine part, roughly above 50 Hz.
 *
 * <pre>{@code
 * samples -> blocks -> below 40 Hz -> above 1 Hz: the ECG
 *                                  -> above 5 Hz -> below 15 Hz: the QRS complexes
 * }</pre>
 *
 * <p>Invalid samples are left out; where a block has none that is valid, the last block is held. Butterworth filters of second
 * order, of fourth at 40 Hz. Not thread-safe; stretches are given in order.
 */
public final class Bands {
    private static final double BLOCK_HZ = 125;
    private static final double TOP_HZ = 40;

    private final float[] samples;
    private final int block;
    private final Biquad[] below40;
    private final Biquad above1;
    private final Biquad above5;
    private final Biquad below15;
    private final double[] values;
    private final double[] complexes;
    private final double origin;
    private double held;
    private double fine;

    /**
     * The filters are at rest at the first valid sample.
     *
     * @param samples at least one of them valid
     * @param longest blocks of the longest stretch
     */
    public Bands(float[] samples, double samplingRateHz, int longest) {
        this.samples = samples;
        origin = firstValid(samples);
        block = blockLength(samplingRateHz);
        double rate = samplingRateHz / block;
        below40 = new Biquad[] {
            Biquad.lowPass(TOP_HZ, rate, Biquad.FOURTH_ORDER_FIRST),
            Biquad.lowPass(TOP_HZ, rate, Biquad.FOURTH_ORDER_SECOND)
        };
        above1 = Biquad.highPass(1, rate);
        above5 = Biquad.highPass(5, rate);
        below15 = Biquad.lowPass(15, rate, Biquad.SECOND_ORDER);
        values = new double[longest];
        complexes = new double[longest];
    }

    /** Samples per block. */
    public static int blockLength(double samplingRateHz) {
        return (int) Math.max(1, samplingRateHz / BLOCK_HZ);
    }

    /**
     * The powers of one stretch.
     *
     * @param ecg receives the part from 1 to 40 Hz, a value per block
     */
    public Powers next(Stretch stretch, double[] ecg) {
        int blocks = stretch.blocks();
        average(stretch);
        double all = variance(values, blocks);
        for (Biquad section : below40) {
            section.filter(values, values, blocks);
        }
        double upTo40 = variance(values, blocks);
        above1.filter(values, ecg, blocks);
        above5.filter(values, values, blocks);
        below15.filter(values, complexes, blocks);
        double power = meanSquare(ecg, blocks);
        return new Powers(
                ratio(meanSquare(complexes, blocks), meanSquare(values, blocks)),
                ratio(power, upTo40),
                ratio(meanFourthPower(ecg, blocks), power * power),
                ratio(block == 1 ? Math.max(0, all - upTo40) : fine, meanSquare(values, blocks)));
    }

    /**
     * The indices of a stretch; 0 where a power is missing to divide by.
     *
     * @param fine power that block averages take away, as a multiple of P(5-40 Hz); below 250 Hz, where a block is a
     *     sample, that above 40 Hz
     */
    public record Powers(double pSqi, double basSqi, double kSqi, double fine) {}

    private void average(Stretch stretch) {
        double squares = 0;
        for (int b = 0; b < stretch.blocks(); b++) {
            int start = stretch.from() + b * block;
            double sum = 0;
            double sumOfSquares = 0;
            int count = 0;
            for (int t = start; t < start + block; t++) {
                double value = samples[t] - origin;
                if (Double.isFinite(value)) {
                    sum += value;
                    sumOfSquares += value * value;
                    count++;
                }
            }
            if (count > 0) {
                held = sum / count;
                squares += (sumOfSquares - sum * held) / count;
            }
            values[b] = held;
        }
        fine = Math.max(0, squares / stretch.blocks());
    }

    private static float firstValid(float[] samples) {
        int first = 0;
        while (!Float.isFinite(samples[first])) {
            first++;
        }
        return samples[first];
    }

    private static double variance(double[] values, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += values[i];
        }
        double mean = sum / length;
        double squares = 0;
        for (int i = 0; i < length; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return squares / length;
    }

    private static double meanSquare(double[] values, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += values[i] * values[i];
        }
        return sum / length;
    }

    private static double meanFourthPower(double[] values, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double square = values[i] * values[i];
            sum += square * square;
        }
        return sum / length;
    }

    private static double ratio(double part, double whole) {
        return whole > 0 ? part / whole : 0;
    }
}
