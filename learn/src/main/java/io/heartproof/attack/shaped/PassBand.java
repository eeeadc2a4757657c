package io.heartproof.attack.shaped;

import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.StringViewOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A variable without what lies outside of a band of frequencies, brought to the size of the budget.
 *
 * <pre>{@code
 * f     = fade x inverse Fourier transform of (gain(frequency) x Fourier transform of v)
 * gain  = 0 up to low + 2 / duration, 1 from 1 Hz above it to 0.9 high, 0 from high; raised cosines between
 * fade  = raised cosines over the first and the last half second
 * noise = in(loudness epsilon f / max |f|, lead by lead),   in L2: in(epsilon f / length of f)
 * }</pre>
 *
 * The filter has no delay. A recording that ends abruptly spreads its frequencies by about 1 / duration, so the lowest ones are
 * left out and the ends fade. A filter makes peaks, so that noise which fits in Linf is small elsewhere: it may be louder, 1.5 or
 * 1.25 times, and is cut off, where that brings less than 0.6 % of its energy outside of the band. Immutable, safe to share.
 *
 * @param lowHz the lowest frequency that is let through
 * @param highHz the highest
 */
record PassBand(double lowHz, double highHz, double samplingRateHz) implements NoiseShape {
    private static final double FALL_FROM = 0.9;
    private static final double RISE_HZ = 1;
    private static final double FADE_SECONDS = 0.5;
    private static final double[] LOUDNESS = {1.25, 1.5};
    private static final double MOST_OUTSIDE = 0.006;
    private static final double NEXT_TO_NOTHING = 1e-12;

    @Override
    public Tensor noise(NoiseSpace space, Tensor variable) {
        int[][] times = space.times();
        Tensor filtered = filtered(variable, times).mul(fades(variable, times)).mul(space.where());
        Tensor inUnits = space.inUnits(filtered);
        Tensor size = space.norm() == Norm.LINF
                ? inUnits.abs().amax(new long[] {2}, true)
                : space.norm().size(inUnits).view(-1, 1, 1);
        Tensor fitting = inUnits.div(size.clamp_min(new Scalar(NEXT_TO_NOTHING)));
        Tensor loud = space.norm() == Norm.LINF ? loud(fitting) : fitting;
        return space.bringIn(space.timesUnit(loud.mul(space.epsilonTensor())));
    }

    /** Louder than it fits and cut off, recording by recording, where little leaves the band. */
    private Tensor loud(Tensor fitting) {
        Tensor chosen = fitting;
        for (double loudness : LOUDNESS) {
            Tensor cut = Tensors.clamp(fitting.mul(new Scalar(loudness)), -1, 1);
            Tensor inBand = shareOutside(cut.detach()).lt(new Scalar(MOST_OUTSIDE));
            chosen = torch.where(inBand.view(-1, 1, 1), cut, chosen);
        }
        return chosen;
    }

    /** The share of each recording's energy that lies outside of the band: (N). */
    private Tensor shareOutside(Tensor noise) {
        int samples = Math.toIntExact(noise.size(2));
        float[] outside = new float[samples / 2 + 1];
        for (int k = 0; k < outside.length; k++) {
            double hz = k * samplingRateHz / samples;
            outside[k] = hz < lowHz || hz > highHz ? 1 : 0;
        }
        Tensor power = torch.fft_rfft(noise).abs().square().sum(1);
        Tensor all = power.sum(1).clamp_min(new Scalar(NEXT_TO_NOTHING));
        return power.matmul(Tensors.like(noise, Tensors.of(outside, Device.CPU, outside.length)))
                .div(all);
    }

    private Tensor filtered(Tensor variable, int[]... times) {
        int samples = Math.toIntExact(variable.size(2));
        int frequencies = samples / 2 + 1;
        float[] gains = new float[times.length * frequencies];
        for (int n = 0; n < times.length; n++) {
            double lowest = lowHz + 2 * samplingRateHz / Math.max(1, times[n].length);
            for (int k = 0; k < frequencies; k++) {
                double hz = k * samplingRateHz / samples;
                double fall = (highHz - hz) / (highHz * (1 - FALL_FROM));
                gains[n * frequencies + k] = raised(Math.min((hz - lowest) / RISE_HZ, fall));
            }
        }
        Tensor gain = Tensors.like(variable, Tensors.of(gains, Device.CPU, times.length, 1, frequencies));
        Tensor passed = torch.fft_rfft(variable).mul(gain);
        return torch.fft_irfft(passed, new LongOptional(samples), -1, new StringViewOptional());
    }

    /** (N, 1, T): 0 at both ends of each recording, 1 inside. */
    private Tensor fades(Tensor variable, int[]... times) {
        int length = Math.toIntExact(variable.size(2));
        float[] fades = new float[times.length * length];
        for (int n = 0; n < times.length; n++) {
            for (int i = 0; i < times[n].length; i++) {
                int toEnd = Math.min(i, times[n].length - 1 - i);
                fades[n * length + times[n][i]] = raised((toEnd + 0.5) / (FADE_SECONDS * samplingRateHz));
            }
        }
        return Tensors.like(variable, Tensors.of(fades, Device.CPU, times.length, 1, length));
    }

    /** From 0 at 0 to 1 at 1. */
    private static float raised(double x) {
        double inside = Math.min(1, Math.max(0, x));
        return (float) ((1 - Math.cos(Math.PI * inside)) / 2);
    }
}
