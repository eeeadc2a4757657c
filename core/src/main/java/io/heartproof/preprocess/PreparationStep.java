package io.heartproof.preprocess;

import io.heartproof.signal.Recording;

/** One step of preparation. Implementations are immutable and give the same output for the same input. */
@FunctionalInterface
public interface PreparationStep {
    /**
     * The prepared recording; {@code recording} stays as it is. Samples that the step does not change may be shared
     * between the two.
     *
     * @throws io.heartproof.problem.BadData where this recording cannot be prepared
     */
    Recording apply(Recording recording);
}
