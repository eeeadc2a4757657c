package io.heartproof.attack;

import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The set of allowed noise: zero on padding, inside the budget, and such that values + noise lies in [-1, 1]. */
record Ball(Budget budget) {
    /** No noise at all. */
    Tensor centre(Victims victims) {
        return torch.zeros_like(victims.values());
    }

    /** Uniform in the cube [-epsilon, epsilon]^d, then brought into the ball. */
    Tensor random(Victims victims) {
        int perRecording =
                Math.toIntExact(victims.values().size(1) * victims.values().size(2));
        float[] noise = new float[perRecording * victims.count()];
        for (int n = 0; n < victims.count(); n++) {
            SplittableRandom random = new SplittableRandom(victims.seeds()[n]);
            for (int i = 0; i < perRecording; i++) {
                noise[n * perRecording + i] = (float) ((2 * random.nextDouble() - 1) * budget.epsilon());
            }
        }
        Tensor cube = Tensors.of(noise, Device.CPU, Tensors.shape(victims.values()));
        return bringIn(Tensors.like(victims.values(), cube), victims);
    }

    /** The noise after mask, projection and clipping. */
    Tensor bringIn(Tensor noise, Victims victims) {
        Tensor projected = budget.norm().project(noise.mul(victims.mask()), budget.epsilon());
        return Tensors.clamp(victims.values().add(projected), -1, 1).sub(victims.values());
    }
}
