package io.heartproof.attack;

import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The set of allowed noise: zero on padding, inside the budget, and such that values + noise lies in [-1, 1]. */
record Ball(Budget budget) {
    private static final double NEARBY = 0.001;

    /** Where an attack begins, in the ball. */
    Tensor start(Pgd.Start start, Victims victims) {
        return switch (start) {
            case CLEAN -> torch.zeros_like(victims.values());
            case NEARBY -> random(victims, random -> NEARBY * random.nextGaussian());
            case RANDOM -> random(victims, random -> (2 * random.nextDouble() - 1) * budget.epsilon());
        };
    }

    private Tensor random(Victims victims, ToDoubleFunction<SplittableRandom> next) {
        int perRecording =
                Math.toIntExact(victims.values().size(1) * victims.values().size(2));
        float[] noise = new float[perRecording * victims.count()];
        for (int n = 0; n < victims.count(); n++) {
            SplittableRandom random = new SplittableRandom(victims.seeds()[n]);
            for (int i = 0; i < perRecording; i++) {
                noise[n * perRecording + i] = (float) next.applyAsDouble(random);
            }
        }
        Tensor drawn = Tensors.of(noise, Device.CPU, Tensors.shape(victims.values()));
        return bringIn(Tensors.like(victims.values(), drawn), victims);
    }

    /** The noise after mask, projection and clipping. */
    Tensor bringIn(Tensor noise, Victims victims) {
        Tensor projected = budget.norm().project(noise.mul(victims.mask()), budget.epsilon());
        return Tensors.clamp(victims.values().add(projected), -1, 1).sub(victims.values());
    }
}
