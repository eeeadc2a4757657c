package io.heartproof.training.objective;

import io.heartproof.model.DifferentiableClassifier;
import java.util.List;

/**
 * What one training step minimises. It may use more than a loss of logits: gradients with respect to the input, noise,
 * the moment in training. Whether it needs one backward pass or many is its own affair.
 *
 * <p>A step is computed in parts: its recordings have several lengths, and several workers share them. So a mean is a sum
 * divided by {@link TrainingBatch#inStep()}, and what else couples the recordings of a step is summed over its parts between
 * the beginning of each and its end. One that couples nothing else is an {@link Uncoupled}.
 *
 * <pre>{@code
 * begin -> Part: numbers -> summed over all parts of the step -> backward: value, gradients
 * }</pre>
 */
public interface Objective {
    /** Begins with a part of a step; what it makes lives in the current scope until the part has ended. */
    Part begin(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current);

    /**
     * Does all of a step that is one part.
     *
     * @return the value; the gradients of the parameters have been added to
     */
    default double backward(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        Part part = begin(classifier, batch, current);
        return part.backward(part.numbers());
    }

    /** The objectives that it is made of; most are made of none. */
    default List<Objective> objectives() {
        return List.of();
    }

    /** What it keeps of each recording from epoch to epoch; its own and those of the objectives that it is made of. */
    default List<RecordingMemory> memories() {
        return objectives().stream()
                .flatMap(objective -> objective.memories().stream())
                .toList();
    }

    /**
     * In how many epochs at the beginning it is less than it is meant to be.
     *
     * @param epochs how many there will be
     */
    default int warmUpEpochs(int epochs) {
        return objectives().stream()
                .mapToInt(objective -> objective.warmUpEpochs(epochs))
                .max()
                .orElse(0);
    }

    /**
     * The same for this batch alone, whatever it does with the weights before it is differentiated done with those that there are
     * now: it asks about recordings that were attacked here, and may be asked several times, with other weights. Makes tensors in
     * the current scope.
     */
    default Objective settled(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        return this;
    }

    /**
     * How far from the weights a step's gradient is taken, as a share of each layer's length: gamma of adversarial weight
     * perturbation. 0 for an objective whose gradient is taken where the weights are.
     */
    default double weightPerturbation(CurrentEpoch current) {
        return 0;
    }

    /** Whether it trains on recordings under attack: such a training averages over more steps where nothing else is set. */
    default boolean attacks() {
        return objectives().stream().anyMatch(Objective::attacks);
    }

    /** Whether it learns from {@link TrainingBatch#softLabels}, as label smoothing and mixup make them. */
    default boolean takesSoftLabels() {
        return !objectives().isEmpty() && objectives().stream().allMatch(Objective::takesSoftLabels);
    }

    /** A part of a step that was begun. */
    interface Part {
        /** What the other parts have to know of this one: as many numbers as they give, in the same order. */
        double[] numbers();

        /**
         * Adds the gradient of this part's value with respect to every parameter to the parameters' gradients.
         *
         * @param sums the numbers, summed over all parts of the step
         * @return the value; those of all parts add up to that of the step
         */
        double backward(double[] sums);
    }

    /**
     * An objective that is a sum over recordings, none of which knows of another: but for the number of recordings in the step,
     * by which it may divide, a part needs nothing of the others.
     */
    @FunctionalInterface
    interface Uncoupled extends Objective {
        @Override
        double backward(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current);

        @Override
        default Part begin(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
            return new Part() {
                @Override
                public double[] numbers() {
                    return new double[0];
                }

                @Override
                public double backward(double[] nothing) {
                    return Uncoupled.this.backward(classifier, batch, current);
                }
            };
        }
    }

    /**
     * When a step happens.
     *
     * @param epoch from 0
     * @param epochs how many there will be
     */
    record CurrentEpoch(int epoch, int epochs) {}
}
