package io.heartproof.attack.suite;

import io.heartproof.attack.Attack;
import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.attack.trial.AttackRound;
import io.heartproof.attack.trial.AttackRound.AtSize;
import io.heartproof.attack.white.MinimumNoise;
import io.heartproof.evaluation.LevelSearch;
import io.heartproof.evaluation.Trial;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One run of an attack that looks for the smallest noise of each recording: its size says of every level whether it breaks the
 * recording. Belongs to the thread that the classifiers belong to.
 *
 * @param attack a {@link MinimumNoise}
 * @param trials one per level, of that attack
 * @param rounds makes the round of attacks on a set
 */
record SmallestNoiseSearch(Attack attack, List<? extends Trial> trials, Function<PreparedSet, AttackRound> rounds)
        implements LevelSearch {
    @Override
    public SmallestLevels search(PreparedSet right, Progress progress) {
        SuiteState state = SuiteState.of(right, trials);
        List<AtSize> given =
                IntStream.of(state.all()).mapToObj(AtSize::unbounded).toList();
        String what = attack.name() + " " + trials.get(0).condition().kind().norm();
        try (Progress.Stage stage = progress.start(what, Math.max(1, right.size()))) {
            List<AttackFinding> found = rounds.apply(right).run(attack, given, stage::advance);
            for (int i = 0; i < found.size(); i++) {
                state.note(attack.name(), given.get(i), found.get(i));
            }
        }
        return new SmallestLevels(state.levels(), state.predictions(), state.odds(), Optional.empty());
    }
}
