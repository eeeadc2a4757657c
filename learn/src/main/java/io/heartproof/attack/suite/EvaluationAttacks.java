package io.heartproof.attack.suite;

import io.heartproof.attack.Attack;
import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.WithCriterion;
import io.heartproof.attack.criterion.Criterion;
import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.journal.TimedLadder;
import io.heartproof.attack.ranking.RankedLadder;
import io.heartproof.attack.ranking.ShortAttack;
import io.heartproof.attack.ranking.ShortQuestions;
import io.heartproof.attack.ranking.UnrankedLadder;
import io.heartproof.attack.trial.AttackLadders;
import io.heartproof.attack.trial.AttackRound;
import io.heartproof.attack.trial.BudgetedAttack;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.attack.white.MinimumNoise;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.condition.Kind;
import io.heartproof.evaluation.Ladder;
import io.heartproof.evaluation.Trial;
import io.heartproof.label.LabelSet;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The attacks that a configuration names: PGD at its own levels, every other one and every suite at those of {@code
 * evaluation.attack}, in each norm that it knows. Immutable.
 *
 * @param config which attacks, and the levels of all but PGD
 * @param pgd strength and levels of PGD
 * @param found attacks that need more than a name, such as {@code transfer} the networks that its noise is found on; one takes
 *     the place of that of its name
 */
public record EvaluationAttacks(AttackConfig config, PgdConfig pgd, List<NamedAttack> found) {

    public EvaluationAttacks {
        found = List.copyOf(found);
    }

    /** Where no attack finds its noise elsewhere. */
    public EvaluationAttacks(AttackConfig config, PgdConfig pgd) {
        this(config, pgd, List.of());
    }

    /**
     * A ladder per attack and norm, then one per suite and norm; where they may take a limited time, the cheapest first.
     *
     * @param classifier for what is shown
     * @param classifiers like it, which share the work; open while the ladders are climbed
     */
    public List<Ladder> ladders(
            AttackLadders maker, Classifier classifier, Classifiers classifiers, Progress progress) {
        AttackedClassifier attacked = new AttackedClassifier(maker, classifier, classifiers, progress);
        List<Priced> priced = new ArrayList<>();
        if (config.hasPgd()) {
            attacked.climbing(pgd.attacks())
                    .forEach(ladder ->
                            priced.add(new Priced(pgd.passes(), attacked.ranked(ladder, like(ladder, pgd.attacks())))));
        }
        Stream.concat(config.others().filter(attack -> !isFound(attack)), found.stream())
                .forEach(attack ->
                        ladders(attack, attacked).forEach(ladder -> priced.add(new Priced(attack.passes(), ladder))));
        config.suites()
                .forEach(name -> Stream.of(Norm.values())
                        .map(norm -> attacked.suite(Suite.of(name, config.suite(), norm)))
                        .forEach(suite -> searched(suite, attacked)
                                .forEach(ladder -> priced.add(new Priced(suite.mostPasses(), ladder)))));
        return config.hasTimeLimit()
                ? Priced.cheapestFirst(priced, maker.journal())
                : priced.stream().map(Priced::ladder).toList();
    }

    /**
     * A ladder and what it costs.
     *
     * @param passes forward and backward passes for a recording that is not broken at a level, about
     */
    private record Priced(long passes, Ladder ladder) {
        /** In that order, each left where the journal's time is over. */
        static List<Ladder> cheapestFirst(List<Priced> all, AttackJournal journal) {
            return all.stream()
                    .sorted(Comparator.comparingLong(Priced::passes))
                    .<Ladder>map(one -> new TimedLadder(one.ladder, journal))
                    .toList();
        }
    }

    /** The classifier under attack, and what makes its ladders. */
    private record AttackedClassifier(
            AttackLadders maker, Classifier classifier, Classifiers classifiers, Progress progress) {
        List<Ladder> climbing(List<BudgetedAttack> levels) {
            return maker.of(levels, classifier, classifiers, progress);
        }

        List<Trial> trials(List<BudgetedAttack> levels) {
            return maker.trials(levels, classifier, classifiers, progress);
        }

        Function<PreparedSet, AttackRound> rounds(BudgetedAttack like) {
            return set -> maker.round(set, classifiers, like);
        }

        Ladder ranked(Ladder ladder, BudgetedAttack like) {
            return new RankedLadder(ladder, new ShortAttack(), rounds(like));
        }

        /** The same with what the attack itself asks for. */
        Ladder ranked(Ladder ladder, NamedAttack attack, BudgetedAttack like) {
            return attack.asks() == NamedAttack.Asks.ANSWERS
                    ? new RankedLadder(ladder, new ShortQuestions(), rounds(like))
                    : ranked(ladder, like);
        }

        /** Those of its attacks that can be made. */
        Suite suite(Suite all) {
            return classifier instanceof DifferentiableClassifier ? all : all.blackBox();
        }
    }

    /** The first of its attacks. */
    private static BudgetedAttack like(Ladder ladder, List<BudgetedAttack> attacks) {
        return attacks.stream()
                .filter(one ->
                        one.kind().equals(ladder.trials().get(0).condition().kind()))
                .findFirst()
                .orElseThrow();
    }

    private boolean isFound(NamedAttack attack) {
        return found.stream().anyMatch(other -> other.name().equals(attack.name()));
    }

    /** Of an attack in each of its norms; one that is aimed at a target, or keeps to a form of noise, has no AUROC. */
    private List<Ladder> ladders(NamedAttack attack, AttackedClassifier attacked) {
        LabelSet labels = attacked.classifier().contract().labels();
        boolean isRanked =
                attack.noise() == NamedAttack.Noise.ANY && config.target(labels).isEmpty();
        return Stream.of(Norm.values())
                .filter(attack.norms()::contains)
                .map(norm -> levels(attack, norm, labels))
                .flatMap(levels -> ladders(levels, attacked).stream()
                        .<Ladder>map(ladder ->
                                isRanked ? attacked.ranked(ladder, attack, levels.get(0)) : new UnrankedLadder(ladder)))
                .toList();
    }

    /** An attack climbs its levels, unless one search settles them all. */
    private static List<Ladder> ladders(List<BudgetedAttack> levels, AttackedClassifier attacked) {
        if (levels.isEmpty()) {
            return List.of();
        }
        BudgetedAttack largest = levels.get(levels.size() - 1);
        Attack attack = largest.attack() instanceof WithCriterion aimed ? aimed.attack() : largest.attack();
        if (!(attack instanceof MinimumNoise)) {
            return attacked.climbing(levels);
        }
        return List.of(Ladder.searched(
                new SmallestNoiseSearch(largest.attack(), attacked.trials(levels), attacked.rounds(largest))));
    }

    private List<Ladder> searched(Suite suite, AttackedClassifier attacked) {
        List<BudgetedAttack> levels = suite.attacks().isEmpty() ? List.of() : levels(suite);
        return levels.isEmpty()
                ? List.of()
                : List.of(attacked.ranked(
                        Ladder.searched(
                                new SuiteSearch(suite, attacked.trials(levels), attacked.rounds(levels.get(0)))),
                        levels.get(0)));
    }

    private List<BudgetedAttack> levels(Suite suite) {
        Ensemble worst = new Ensemble(suite.name(), suite.attacks());
        return config.budgets(suite.norm()).stream()
                .map(budget -> new BudgetedAttack(
                        worst,
                        budget,
                        config.where(),
                        kind(suite.name(), budget)
                                .with(Kind.ITERATIONS, config.suite().iterations())
                                .with(Kind.QUERIES, config.suite().queries())))
                .toList();
    }

    private List<BudgetedAttack> levels(NamedAttack attack, Norm norm, LabelSet labels) {
        return config.budgets(norm).stream()
                .map(budget -> {
                    Attack made = aimed(attack.maker().of(budget.epsilon()), labels);
                    return new BudgetedAttack(made, budget, config.where(), kind(made, budget));
                })
                .toList();
    }

    /** The attack, aimed at the target where there is one. */
    private Attack aimed(Attack attack, LabelSet labels) {
        return config.target(labels)
                .<Attack>map(label -> new WithCriterion(attack, Criterion.reaches(label.index())))
                .orElse(attack);
    }

    private Kind kind(Attack attack, Budget budget) {
        Kind kind = kind(attack.name(), budget);
        for (Map.Entry<String, String> setting : attack.settings().entrySet()) {
            kind = kind.with(setting.getKey(), setting.getValue());
        }
        return kind;
    }

    private Kind kind(String name, Budget budget) {
        return config.restricted(Kind.attack(name, budget.norm().toString(), budget.levelUnit()));
    }
}
