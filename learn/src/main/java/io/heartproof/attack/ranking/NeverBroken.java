package io.heartproof.attack.ranking;

import io.heartproof.attack.criterion.Criterion;
import io.heartproof.label.ClassSet;
import io.heartproof.loss.Loss;

/** Wants the same as another criterion, but no answer is enough, so that an attack goes on to its end. Immutable. */
record NeverBroken(Criterion same) implements Criterion {
    @Override
    public boolean isBroken(float[] logits, ClassSet truth) {
        return false;
    }

    @Override
    public float margin(float[] logits, ClassSet truth) {
        return same.margin(logits, truth);
    }

    @Override
    public Loss raised(Loss loss) {
        return same.raised(loss);
    }

    @Override
    public int[] rivals(float[] logits, ClassSet truth) {
        return same.rivals(logits, truth);
    }
}
