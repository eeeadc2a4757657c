package io.heartproof.attack.shaped;

import io.heartproof.attack.NoiseSpace;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * The samples of each recording at which noise is allowed, one after the other: on them noise is moved in time and tiled. Makes
 * tensors in the current scope. Immutable.
 *
 * @param times (N)(allowed samples), ascending
 * @param length T, with padding
 */
@SuppressWarnings("ArrayRecordComponent") // made once, compared by nobody
record Timeline(int[][] times, int length) {
    /** Of the victims of a space. */
    static Timeline of(NoiseSpace space) {
        return new Timeline(
                space.times(), Math.toIntExact(space.victims().values().size(2)));
    }

    /** Where one of so many samples takes its value from. */
    @FunctionalInterface
    private interface SampleOrigin {
        int of(int recording, int position, int samples);
    }

    /**
     * The noise, (N, L, T), later by so many samples for each recording, (N); what passes the end comes back at the beginning.
     */
    Tensor later(Tensor noise, int... shifts) {
        Tensor origins = origins(
                (recording, position, samples) ->
                        times[recording][Math.floorMod(position - shifts[recording], samples)],
                true);
        return noise.gather(2, origins.view(-1, 1, length).expand(Tensors.shape(noise)));
    }

    /**
     * A window, (L, W), repeated over the whole of each recording: (N, L, T); no values of its own where noise is not allowed.
     *
     * @param offsets (N): at which sample of the window each recording begins
     */
    Tensor tiled(Tensor window, int... offsets) {
        int width = Math.toIntExact(window.size(1));
        Tensor origins =
                origins((recording, position, samples) -> Math.floorMod(position + offsets[recording], width), false);
        return window.index_select(1, Tensors.like(window, origins))
                .view(window.size(0), times.length, length)
                .permute(1, 0, 2)
                .contiguous();
    }

    /** (N x T); of samples where noise is not allowed themselves, or 0. */
    private Tensor origins(SampleOrigin origin, boolean othersStay) {
        int[] origins = new int[times.length * length];
        for (int n = 0; n < times.length; n++) {
            for (int t = 0; othersStay && t < length; t++) {
                origins[n * length + t] = t;
            }
            for (int i = 0; i < times[n].length; i++) {
                origins[n * length + times[n][i]] = origin.of(n, i, times[n].length);
            }
        }
        return Tensors.of(origins, Device.CPU);
    }
}
