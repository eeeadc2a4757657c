package io.heartproof.attack.suite;

import io.heartproof.attack.Attack;
import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.criterion.Criterion;
import io.heartproof.attack.shaped.LearntNoise;
import io.heartproof.attack.shaped.Universal;
import io.heartproof.attack.shaped.UniversalLearning;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Learns universal noise for every level of a configuration. Immutable.
 *
 * @param config the levels, and where noise may lie
 */
public record LevelsOfUniversal(AttackConfig config, UniversalLearning learning, Progress progress) {
    /**
     * The attack under its name, with noise of its own at each level.
     *
     * @param set recordings that are not attacked afterwards
     * @param known levels that were learnt before, to which the others are added
     */
    public NamedAttack learnt(DifferentiableClassifier classifier, PreparedSet set, LearntNoise known) {
        List<Budget> budgets = config.budgets(Norm.LINF);
        UniversalLearning inPlace = learning.in(config.where());
        UniversalLearning aimed = config.target(classifier.contract().labels())
                .map(label -> inPlace.wanting(Criterion.reaches(label.index())))
                .orElse(inPlace);
        Map<Double, Attack> byLevel = new HashMap<>();
        try (Progress.Stage stage =
                progress.start("learning universal noise", Math.max(1, (long) budgets.size() * learning.passes()))) {
            for (Budget budget : budgets) {
                if (known.has(budget.epsilon())) {
                    stage.advance(learning.passes());
                }
                byLevel.put(
                        budget.epsilon(),
                        new Universal(known.at(budget.epsilon(), () -> aimed.learn(classifier, set, budget, stage))));
            }
        }
        return KnownAttacks.universal(epsilon -> Optional.ofNullable(byLevel.get(epsilon))
                .orElseThrow(() -> new IllegalArgumentException("no universal noise was learnt for " + epsilon)));
    }
}
