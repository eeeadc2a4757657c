package io.heartproof.attack.shaped;

import io.heartproof.attack.NoiseSpace;
import org.bytedeco.pytorch.Tensor;

/** How noise comes from a variable that is searched over. Immutable, safe to share. */
@FunctionalInterface
interface NoiseShape {
    /** The variable itself. */
    NoiseShape FREE = (space, variable) -> space.bringIn(variable);

    /**
     * The noise, which the space allows and which can be differentiated with respect to the variable.
     *
     * @param space of N recordings
     * @param variable (N, L, T), itself allowed by the space
     * @return (N, L, T)
     */
    Tensor noise(NoiseSpace space, Tensor variable);
}
