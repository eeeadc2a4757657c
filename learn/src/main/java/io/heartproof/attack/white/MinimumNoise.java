package io.heartproof.attack.white;

import io.heartproof.attack.NoiseSpace;
import io.heartproof.model.DifferentiableClassifier;

/** An attack that looks for the smallest noise that breaks each recording, instead of for any noise inside a ball. Immutable. */
public interface MinimumNoise {
    /**
     * Attacks every victim of the space.
     *
     * @param space where noise may lie and how it is measured; an epsilon that is finite is the largest size that is looked for
     * @return what was found; its tensor belongs to the caller's current scope, which must exist
     */
    MinimumNoiseOutcome smallest(DifferentiableClassifier classifier, NoiseSpace space);
}
