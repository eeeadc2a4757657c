package io.heartproof.attack.shaped;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.BlackBoxAttack;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Probe;
import io.heartproof.classifier.Classifier;
import io.heartproof.problem.Counted;
import io.heartproof.seed.SeededRandom;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.Collection;
import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * One noise for all recordings, from an offset that is drawn for each: one question.
 *
 * <pre>{@code
 * d_t = epsilon w_((t + offset) mod W)
 * }</pre>
 *
 * Linf only: w is a share of a cube's side. Source: Moosavi-Dezfooli et al. 2017 (arXiv 1610.08401); windows and offsets are
 * ours. Immutable, safe to share.
 *
 * @param noise see {@link UniversalLearning}
 */
public record Universal(UniversalNoise noise) implements BlackBoxAttack {
    /** Its name. */
    public static final String NAME = "universal";

    private static final String OFFSETS = "offset";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("learntOn", Counted.of(noise.learntOn().size(), "recording"));
    }

    @Override
    public void requireUnseen(Collection<String> recordings) {
        noise.requireUnseen(recordings);
    }

    @Override
    public AttackOutcome attack(Classifier classifier, NoiseSpace space) {
        space.norm().require(Norm.LINF, NAME);
        noise.requireFit(classifier.contract());
        try (Scope run = Scope.open()) {
            Tensor window = Tensors.like(space.victims().values(), window());
            int[] offsets = offsets(noise.window()[0].length, 0, space.victims().seeds());
            Tensor tiled = run.handOver(tiled(space, window, offsets));
            Probe probe = Probe.of(classifier, space.victims());
            if (probe.anyOpen()) {
                probe.logits(tiled);
            }
            return probe.outcome(tiled);
        }
    }

    private Tensor window() {
        int width = noise.window()[0].length;
        float[] values = new float[noise.window().length * width];
        for (int lead = 0; lead < noise.window().length; lead++) {
            System.arraycopy(noise.window()[lead], 0, values, lead * width, width);
        }
        return Tensors.of(values, Device.CPU, noise.window().length, width);
    }

    /** Where each recording begins in the window, the draw of that number: (N). */
    static int[] offsets(int width, long number, long... seeds) {
        return LongStream.of(seeds)
                .map(seed -> Seeds.derive(Seeds.derive(seed, OFFSETS), number))
                .mapToInt(seed -> SeededRandom.of(seed).index(width))
                .toArray();
    }

    /** The window, (L, W), on every recording, as noise that the space allows: (N, L, T). */
    static Tensor tiled(NoiseSpace space, Tensor window, int... offsets) {
        Tensor shares = Timeline.of(space).tiled(window, offsets);
        return space.bringIn(space.timesUnit(shares.mul(space.epsilonTensor())));
    }
}
