package io.heartproof.attack.suite;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.trial.BudgetedAttack;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.condition.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * The attacks that a configuration names: PGD at its own levels, every other one at those of {@code evaluation.attack}, in each
 * norm that it knows. Immutable.
 *
 * @param config which attacks, and the levels of all but PGD
 * @param pgd strength and levels of PGD
 */
public record EvaluationAttacks(AttackConfig config, PgdConfig pgd) {
    /** Attack by attack, at rising levels. */
    public List<BudgetedAttack> budgeted() {
        Stream<BudgetedAttack> published = config.hasPgd() ? pgd.attacks().stream() : Stream.of();
        return Stream.concat(
                        published,
                        config.others()
                                .flatMap(attack -> Stream.of(Norm.values())
                                        .filter(attack.norms()::contains)
                                        .flatMap(norm -> at(attack, norm))))
                .toList();
    }

    private Stream<BudgetedAttack> at(NamedAttack attack, Norm norm) {
        return config.budgets(norm).stream()
                .map(budget -> new BudgetedAttack(attack.maker().of(budget.epsilon()), budget, kind(attack, budget)));
    }

    private static Kind kind(NamedAttack attack, Budget budget) {
        return Kind.attack(attack.name(), budget.norm().toString(), budget.levelUnit());
    }
}
