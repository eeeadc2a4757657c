package io.heartproof.attack.ranking;

import io.heartproof.attack.Attack;
import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.attack.trial.AttackRound;
import io.heartproof.attack.trial.AttackRound.AtSize;
import io.heartproof.condition.Kind;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Ladder;
import io.heartproof.evaluation.Trial;
import io.heartproof.label.LogOdds;
import io.heartproof.metric.ranking.WorstOdds;
import io.heartproof.metric.suite.Check;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A ladder of attacks that knows log odds at every level. An attack ends at the noise that breaks a recording, and a search from
 * above leaves out levels that follow from others: log odds from there say too little against the classifier at other levels. So
 * every recording that is right without noise meets a short attack at every level; log odds are the worst of both.
 * Predictions stay those of the ladder; but a suite is a worst case, in which {@link ShortAttackBreaks} count, and gets the
 * {@link ShortAttackCheck}. Belongs to the thread that the ladder belongs to.
 *
 * @param ladder of attacks that may find any noise of the budget
 * @param further the short attack: {@link ShortAttack}, or {@link ShortQuestions} where the ladder's asks for no more
 * @param rounds makes the round of attacks on a set, with noise as in the ladder
 */
public record RankedLadder(Ladder ladder, Attack further, Function<PreparedSet, AttackRound> rounds) implements Ladder {
    @Override
    public List<? extends Trial> trials() {
        return ladder.trials();
    }

    @Override
    public int steps() {
        return ladder.steps();
    }

    @Override
    public Climbed climb(PreparedSet set, Answers clean, Progress progress, Progress.Stage steps) {
        Climbed climbed = ladder.climb(set, clean, progress, steps);
        int[] right = IntStream.range(0, set.size())
                .filter(i -> clean.predictions()[i] == set.labels()[i])
                .toArray();
        List<Answers> answers = climbed.answers();
        Kind kind = trials().get(0).condition().kind();
        String what = "AUROC under %s %s".formatted(kind.source(), kind.norm());
        try (Progress.Stage stage = progress.start(what, Math.max(1, (long) right.length * answers.size()))) {
            List<List<AttackFinding>> found = levels(set.at(right), answers, stage);
            List<List<LogOdds>> odds = found.stream()
                    .map(level -> level.stream().map(AttackFinding::odds).toList())
                    .toList();
            Climbed counted = climbed.suite().isEmpty() ? climbed : counted(climbed, clean, right, found);
            return new Climbed(ranked(counted.answers(), clean, right, odds), counted.suite());
        }
    }

    /** Of a suite: with what the short attack broke. */
    private static Climbed counted(Climbed suite, Answers clean, int[] right, List<List<AttackFinding>> found) {
        List<Answers> answers = suite.answers();
        Check check = new ShortAttackCheck(answers, clean).of(right, found);
        List<Double> levels =
                answers.stream().map(one -> one.condition().level()).toList();
        ShortAttackBreaks breaks = new ShortAttackBreaks(right, levels, found);
        return new Climbed(
                IntStream.range(0, answers.size())
                        .mapToObj(level -> breaks.and(answers.get(level), level, clean))
                        .toList(),
                suite.suite().map(outcome -> breaks.and(outcome).and(check)));
    }

    /** Level by level what the short attack found. */
    private List<List<AttackFinding>> levels(PreparedSet right, List<Answers> answers, Progress.Stage stage) {
        AttackRound round = rounds.apply(right);
        round.journal().beginChecks();
        return answers.stream()
                .map(one -> {
                    double size = one.condition().level();
                    List<AtSize> all = IntStream.range(0, right.size())
                            .mapToObj(recording -> new AtSize(recording, size))
                            .toList();
                    return round.run(further, all, stage::advance);
                })
                .toList();
    }

    private static List<Answers> ranked(List<Answers> answers, Answers clean, int[] right, List<List<LogOdds>> levels) {
        WorstOdds worst = new WorstOdds(right.length, levels.size());
        List<Answers> ranked = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            List<LogOdds> here = levels.get(level);
            for (int i = 0; i < right.length; i++) {
                worst.note(i, level, here.get(i));
            }
            Answers own = answers.get(level);
            boolean areKnown = here.stream().noneMatch(LogOdds::isNone);
            ranked.add(own.with(areKnown ? worse(own, clean, right, worst.at(level)) : List.of()));
        }
        return ranked;
    }

    private static List<LogOdds> worse(Answers own, Answers clean, int[] right, List<LogOdds> worst) {
        List<LogOdds> odds = new ArrayList<>(own.odds().isEmpty() ? clean.odds() : own.odds());
        for (int i = 0; i < right.length; i++) {
            odds.set(right[i], odds.get(right[i]).worse(worst.get(i)));
        }
        return odds;
    }
}
