package io.heartproof.attack.black;

import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Probe;
import io.heartproof.seed.SeededRandom;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Estimates how a margin rises by asking at two opposite changes of the noise, drawn by each recording's own seed. Keeps the
 * state of its random numbers; not thread-safe; makes tensors in the current scope.
 */
final class PairedQuestions {
    private final NoiseSpace space;
    private final Probe probe;
    private final BestNoise best;
    private final SeededRandom[] random;
    private final int stretch;

    /**
     * @param best is given all that is tried
     * @param stretch samples that are changed by one sign
     */
    PairedQuestions(NoiseSpace space, Probe probe, BestNoise best, int stretch) {
        this.space = space;
        this.probe = probe;
        this.best = best;
        this.stretch = stretch;
        random = LongStream.of(space.victims().seeds())
                .mapToObj(SeededRandom::of)
                .toArray(SeededRandom[]::new);
    }

    /**
     * The gradient of the open recordings' margins by the noise, up to a positive factor; of those that leave meanwhile what was
     * found before: (N, L, T).
     *
     * @param noise (N, L, T) of all victims
     * @param share size of the changes, as a share of epsilon
     * @param pairs of questions
     */
    Tensor gradient(Tensor noise, double share, int pairs) {
        Tensor gradient = torch.zeros_like(noise);
        for (int pair = 0; pair < pairs && probe.anyOpen(); pair++) {
            try (Scope scope = Scope.open()) {
                addPair(gradient, noise, share);
            }
        }
        return gradient;
    }

    /** Asks about the noise of the open recordings, (open, L, T); returns their margins by recording, (N). */
    float[] ask(Tensor tried) {
        int[] asked = probe.open();
        float[] found = best.keepBetter(asked, probe.logits(tried), tried);
        float[] margins = new float[random.length];
        for (int row = 0; row < asked.length; row++) {
            margins[asked[row]] = found[row];
        }
        return margins;
    }

    private void addPair(Tensor gradient, Tensor noise, double share) {
        Tensor signs = torch.zeros_like(noise);
        signs.index_copy_(0, probe.openRows(), signs(probe.open()));
        float[] above = ask(changed(noise, signs, share));
        if (probe.anyOpen()) {
            float[] below = ask(changed(noise, signs, -share));
            float[] differences = new float[random.length];
            for (int n : probe.open()) {
                differences[n] = above[n] - below[n];
            }
            Tensor factors = Tensors.of(differences, Device.CPU, differences.length, 1, 1);
            gradient.add_(signs.mul(Tensors.like(noise, factors)));
        }
    }

    private Tensor changed(Tensor noise, Tensor signs, double share) {
        NoiseSpace open = space.at(probe.open());
        Tensor rows = probe.openRows();
        Tensor change = signs.index_select(0, rows).mul(open.epsilonTensor()).mul(new Scalar(share));
        return open.bringIn(noise.index_select(0, rows).add(open.timesUnit(change)));
    }

    /** Plus or minus 1 for each stretch of each lead of these recordings: (rows, L, T). */
    private Tensor signs(int... recordings) {
        Tensor values = space.victims().values();
        int leads = Math.toIntExact(values.size(1));
        int length = Math.toIntExact(values.size(2));
        float[] signs = new float[recordings.length * leads * length];
        for (int row = 0; row < recordings.length * leads; row++) {
            SeededRandom own = random[recordings[row / leads]];
            for (int t = 0; t < length; t++) {
                int at = row * length + t;
                signs[at] = t % stretch > 0 ? signs[at - 1] : own.chance(0.5) ? 1 : -1;
            }
        }
        return Tensors.like(values, Tensors.of(signs, Device.CPU, recordings.length, leads, length));
    }
}
