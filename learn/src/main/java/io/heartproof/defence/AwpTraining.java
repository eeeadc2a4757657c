package io.heartproof.defence;

import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import java.util.List;

/**
 * Any objective, its gradient taken where it is larger near the weights: what is minimised lies in a flat place, and holds for
 * recordings that were not trained on.
 *
 * <pre>{@code
 * value(w) = max over v with ||v_l|| <= gamma ||w_l|| of objective(w + v),   the maximum to first order
 * }</pre>
 *
 * The recordings are attacked at w. It costs one more gradient of the objective, no further attack. Source: adversarial weight
 * perturbation, Wu et al. 2020 (arXiv 2004.05884), gamma 0.01 with Madry's training in their program and 0.005 with TRADES.
 * Immutable.
 *
 * @param gamma largest length of the change as a share of a layer's own, positive
 * @param ramp while it warms up, weights stay where they are
 */
public record AwpTraining(Objective objective, double gamma, Ramp ramp) implements Objective {
    public AwpTraining {
        if (!(gamma > 0) || Double.isInfinite(gamma)) {
            throw new IllegalArgumentException("expected a positive gamma, got " + gamma);
        }
    }

    @Override
    public List<Objective> objectives() {
        return List.of(objective);
    }

    @Override
    public Part begin(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        return objective.begin(classifier, batch, current);
    }

    @Override
    public Objective settled(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        return objective.settled(classifier, batch, current);
    }

    @Override
    public double weightPerturbation(CurrentEpoch current) {
        return ramp.isOver(current) ? gamma : 0;
    }
}
