package io.heartproof.attack;

import io.heartproof.classifier.Logits;

/** What counts as broken. Stateless, safe to share. */
@FunctionalInterface
public interface Criterion {
    /** The answer is another than the truth: what an untargeted attack wants. */
    Criterion ANSWER_DIFFERS = new AnswerDiffers();

    /**
     * Whether a recording with that answer is broken.
     *
     * @param logits (K) under noise
     * @param label the truth, from 0 to K - 1
     */
    boolean isBroken(float[] logits, int label);

    /** The answer is the class of that index: what a targeted attack wants. */
    static Criterion reaches(int target) {
        return new ReachesTarget(target);
    }

    /** See {@link Criterion#ANSWER_DIFFERS}. */
    record AnswerDiffers() implements Criterion {
        @Override
        public boolean isBroken(float[] logits, int label) {
            return Logits.prediction(logits) != label;
        }
    }

    /**
     * See {@link Criterion#reaches}.
     *
     * @param target index of a class, from 0
     */
    record ReachesTarget(int target) implements Criterion {
        @Override
        public boolean isBroken(float[] logits, int label) {
            return Logits.prediction(logits) == target;
        }
    }
}
