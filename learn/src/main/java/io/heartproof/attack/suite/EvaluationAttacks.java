package io.heartproof.attack.suite;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.trial.AttackLadders;
import io.heartproof.attack.trial.BudgetedAttack;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.condition.Kind;
import io.heartproof.evaluation.Ladder;
import io.heartproof.evaluation.Trial;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The attacks that a configuration names: PGD at its own levels, every other one and every suite at those of {@code
 * evaluation.attack}, in each norm that it knows. Immutable.
 *
 * @param config which attacks, and the levels of all but PGD
 * @param pgd strength and levels of PGD
 */
public record EvaluationAttacks(AttackConfig config, PgdConfig pgd) {
    private static final String QUERIES = "queries";

    /**
     * A ladder per attack and norm, then one per suite and norm.
     *
     * @param classifier for what is shown
     * @param classifiers like it, which share the work; open while the ladders are climbed
     */
    public List<Ladder> ladders(
            AttackLadders maker, Classifier classifier, Classifiers classifiers, Progress progress) {
        List<Ladder> ladders = new ArrayList<>(maker.of(budgeted(), classifier, classifiers, progress));
        for (String name : config.suites().toList()) {
            for (Norm norm : Norm.values()) {
                Suite all = Suite.of(name, config.suite(), norm);
                Suite suite = classifier instanceof DifferentiableClassifier ? all : all.blackBox();
                List<BudgetedAttack> levels = suite.attacks().isEmpty() ? List.of() : levels(suite, norm);
                if (!levels.isEmpty()) {
                    List<Trial> trials = maker.trials(levels, classifier, classifiers, progress);
                    BudgetedAttack like = levels.get(0);
                    ladders.add(Ladder.searched(
                            new SuiteSearch(suite, trials, set -> maker.round(set, classifiers, like))));
                }
            }
        }
        return ladders;
    }

    private List<BudgetedAttack> levels(Suite suite, Norm norm) {
        Ensemble worst = new Ensemble(suite.name(), suite.attacks());
        return config.budgets(norm).stream()
                .map(budget -> new BudgetedAttack(
                        worst,
                        budget,
                        config.where(),
                        kind(suite.name(), budget)
                                .with(Kind.ITERATIONS, config.suite().iterations())
                                .with(QUERIES, config.suite().queries())))
                .toList();
    }

    /** Attack by attack, at rising levels. */
    private List<BudgetedAttack> budgeted() {
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
                .map(budget -> new BudgetedAttack(
                        attack.maker().of(budget.epsilon()), budget, config.where(), kind(attack.name(), budget)));
    }

    private Kind kind(String name, Budget budget) {
        return config.restricted(Kind.attack(name, budget.norm().toString(), budget.levelUnit()));
    }
}
