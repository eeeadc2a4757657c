package io.heartproof.attack.suite;

import io.heartproof.attack.trial.AttackRound;
import io.heartproof.condition.Kind;
import io.heartproof.evaluation.LevelSearch;
import io.heartproof.evaluation.Trial;
import io.heartproof.loss.TargetedDlr;
import io.heartproof.metric.suite.Check;
import io.heartproof.metric.suite.SuiteOutcome;
import io.heartproof.metric.suite.SuiteOutcome.AttackAlone;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.prepared.SetCalibration;
import io.heartproof.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The worst case over the attacks of a suite, by {@link SuiteRun}, and its cross-examination. A recording's result depends
 * on what else is attacked no more than float rounding does. Belongs to the thread that the classifiers belong to.
 *
 * @param trials one per level, of the suite as an {@link Ensemble}
 * @param rounds makes the round of attacks on a set
 */
record SuiteSearch(Suite suite, List<? extends Trial> trials, Function<PreparedSet, AttackRound> rounds)
        implements LevelSearch {
    private static final String NO_GRADIENTS =
            "Attacks by gradients were left out, as the model gives none: a network that only hides its weakness"
                    + " passes.";

    private static final String FEW_CLASSES =
            "Attacks towards a class raise its margin, not their ratio of differences (DLR), which takes four classes.";

    @Override
    public SmallestLevels search(PreparedSet right, Progress progress) {
        SuiteState state = SuiteState.of(right, trials);
        AttackRound round = rounds.apply(right);
        SuiteRun run = new SuiteRun(suite, round, state);
        Kind kind = trials.get(0).condition().kind();
        try (Progress.Stage stage = progress.start(suite.name() + " " + kind.norm(), Math.max(1, right.size()))) {
            run.settle(stage);
        }
        round.journal().beginChecks();
        if (right.size() == 0) {
            return new SmallestLevels(state.levels(), state.predictions(), state.odds(), Optional.empty());
        }
        SuiteOutcome outcome = examined(kind, run, state, round);
        return new SmallestLevels(state.levels(), state.predictions(), state.odds(), Optional.of(outcome));
    }

    private SuiteOutcome examined(Kind kind, SuiteRun run, SuiteState state, AttackRound round) {
        SuiteExamination examination = new SuiteExamination(suite, run, state, round);
        List<Check> checks = examination.checks();
        List<AttackAlone> alone = examination.alone();
        List<String> remarks = new ArrayList<>(List.of(examination.cost()));
        if (suite.smallest().findAny().isEmpty()) {
            remarks.add(NO_GRADIENTS);
        } else if (TargetedDlr.standsIn(round.classifiers().contract().labels().size())) {
            remarks.add(FEW_CLASSES);
        }
        return new SuiteOutcome(kind, state.sizes(), state.recordings(), run.efforts(), alone, checks, remarks)
                .uncalibrated(SetCalibration.of(round.set()).uncalibrated());
    }
}
