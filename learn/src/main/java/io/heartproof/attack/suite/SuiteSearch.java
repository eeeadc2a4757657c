package io.heartproof.attack.suite;

import io.heartproof.attack.trial.AttackRound;
import io.heartproof.condition.Kind;
import io.heartproof.evaluation.LevelSearch;
import io.heartproof.evaluation.Trial;
import io.heartproof.metric.suite.SuiteOutcome;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The worst case over the attacks of a suite, by {@link SuiteRun}, and its cross-examination. A recording's result depends on what
 * else is attacked no more than float rounding does. Belongs to the thread that the classifiers belong to.
 *
 * @param trials one per level, of the suite as an {@link Ensemble}
 * @param rounds makes the round of attacks on a set
 */
record SuiteSearch(Suite suite, List<? extends Trial> trials, Function<PreparedSet, AttackRound> rounds)
        implements LevelSearch {
    @Override
    public SmallestLevels search(PreparedSet right, Progress progress) {
        SuiteState state = new SuiteState(
                right, trials.stream().map(trial -> trial.condition().level()).toList());
        SuiteRun run = new SuiteRun(suite, rounds.apply(right), state);
        Kind kind = trials.get(0).condition().kind();
        try (Progress.Task task = progress.start(suite.name() + " " + kind.norm(), Math.max(1, right.size()))) {
            run.settle(task);
        }
        return new SmallestLevels(state.levels(), state.predictions(), Optional.of(outcome(kind, state, run)));
    }

    private static SuiteOutcome outcome(Kind kind, SuiteState state, SuiteRun run) {
        return new SuiteOutcome(
                kind, state.sizes(), state.recordings(), run.efforts(), List.of(), List.of(), List.of());
    }
}
