package io.heartproof.attack.criterion;

import io.heartproof.classifier.Logits;
import io.heartproof.label.ClassSet;
import io.heartproof.loss.Loss;

/** See {@link Criterion#ANSWER_DIFFERS}. */
record AnswerDiffers() implements Criterion {
    @Override
    public boolean isBroken(float[] logits, ClassSet truth) {
        return Logits.prediction(logits) != OneClass.of(truth);
    }

    @Override
    public float margin(float[] logits, ClassSet truth) {
        return OneClass.margin(logits, OneClass.of(truth));
    }

    @Override
    public Loss raised(Loss loss) {
        return loss;
    }

    @Override
    public int[] rivals(float[] logits, ClassSet truth) {
        return OneClass.others(logits, OneClass.of(truth));
    }
}
