package io.heartproof.training.team;

import io.heartproof.classifier.Classifiers;
import io.heartproof.training.objective.Objective;
import java.util.List;

/**
 * Those who compute the steps of a training. A step is dealt out to the members by the lengths of its recordings; each member
 * makes the batches of its own share and no others. All have the same weights. Values and gradients are summed in the order of
 * the members, so the result depends on their number and on nothing else. Belongs to the thread that made it; closed before the
 * classifier that is trained.
 */
public interface Team extends AutoCloseable {
    /** Begins steps: the members make batches from now on, ahead of their work. One queue is open at a time. */
    StepQueue begin(Objective objective, List<TrainingStep> steps);

    /** Steps that a team has begun. Belongs to the team's thread; closed before the team. */
    interface StepQueue extends AutoCloseable {
        /**
         * Adds the gradient of the next step to the gradients of the classifier that is trained.
         *
         * @return the value of the objective
         * @throws java.util.NoSuchElementException if none is left
         */
        double backward();

        /** Ends the making of batches. */
        @Override
        void close();
    }

    /** The members' classifiers, which answer with the weights of the one that is trained. */
    Classifiers classifiers();

    @Override
    void close();
}
