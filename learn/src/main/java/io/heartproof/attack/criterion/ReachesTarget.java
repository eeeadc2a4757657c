package io.heartproof.attack.criterion;

import io.heartproof.classifier.Logits;
import io.heartproof.label.ClassSet;
import io.heartproof.loss.Loss;
import io.heartproof.loss.Targeted;

/**
 * See {@link Criterion#reaches}. The target takes the part of the label, and losses are lowered instead of raised; a rival is a
 * class that the target has to overtake.
 *
 * @param target index of a class, from 0
 */
record ReachesTarget(int target) implements Criterion {
    @Override
    public boolean isBroken(float[] logits, ClassSet truth) {
        return Logits.prediction(logits) == target;
    }

    @Override
    public float margin(float[] logits, ClassSet truth) {
        return -OneClass.margin(logits, target);
    }

    @Override
    public Loss raised(Loss loss) {
        return new Targeted(loss, target);
    }

    @Override
    public int[] rivals(float[] logits, ClassSet truth) {
        return OneClass.others(logits, target);
    }
}
