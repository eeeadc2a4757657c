package io.heartproof.attack.shaped;

import io.heartproof.attack.NoiseSpace;
import io.heartproof.contract.InputContract;
import io.heartproof.seed.SeededRandom;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * Noise as it may meet each recording: later or earlier, and weaker. Drawn by the victims' seeds and a number; makes tensors in
 * the current scope. Immutable.
 */
final class PlacedNoise {
    private static final String DRAWS = "transformations";

    private final NoiseSpace space;
    private final Timeline timeline;
    private final Transformations transformations;
    private final int mostSamples;

    PlacedNoise(NoiseSpace space, InputContract contract, Transformations transformations) {
        this.space = space;
        this.transformations = transformations;
        timeline = Timeline.of(space);
        mostSamples = (int) Math.round(transformations.shiftSeconds() * contract.samplingRateHz());
    }

    /**
     * How noise meets the recordings once.
     *
     * @param shifts (N), in samples
     * @param gains (N, 1, 1)
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier for one call, compared by nobody
    record Draw(int[] shifts, Tensor gains) {}

    /** The draw of that number. */
    Draw draw(long number) {
        long[] seeds = space.victims().seeds();
        int[] shifts = new int[seeds.length];
        float[] gains = new float[seeds.length];
        for (int n = 0; n < seeds.length; n++) {
            SeededRandom random = SeededRandom.of(Seeds.derive(Seeds.derive(seeds[n], DRAWS), number));
            shifts[n] = random.index(2 * mostSamples + 1) - mostSamples;
            gains[n] = (float) random.uniform(transformations.lowestGain(), 1);
        }
        Tensor values = space.victims().values();
        return new Draw(shifts, Tensors.like(values, Tensors.of(gains, Device.CPU, gains.length, 1, 1)));
    }

    /** Noise, (N, L, T), as it meets the recordings: still inside the ball. */
    Tensor placed(Tensor noise, Draw draw) {
        return space.bringIn(timeline.later(noise, draw.shifts()).mul(draw.gains()));
    }

    /** From a gradient by placed noise to one by the noise, (N, L, T). */
    Tensor gradientBefore(Tensor gradient, Draw draw) {
        int[] back = new int[draw.shifts().length];
        for (int n = 0; n < back.length; n++) {
            back[n] = -draw.shifts()[n];
        }
        return timeline.later(gradient.mul(space.where()).mul(draw.gains()), back);
    }
}
