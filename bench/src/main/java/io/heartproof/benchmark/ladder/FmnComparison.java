package io.heartproof.benchmark.ladder;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Where;
import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.trial.AttackRound;
import io.heartproof.attack.trial.AttackRound.AtSize;
import io.heartproof.attack.white.Fmn;
import io.heartproof.benchmark.measure.Agreement;
import io.heartproof.benchmark.measure.MeasurementUnit;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.condition.Family;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.metric.suite.SecurityCurve;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * {@code attack.fmn}: looks of one search for the smallest noise ({@link Fmn}), which settles all levels at once, against those
 * of a ladder of PGD, clean predictions included; and how many recordings each leaves at each level. Immutable.
 */
record FmnComparison(Setup setup, AttackedNetwork attacked) {
    /** @param ladder measured before, on the same network and recordings */
    Result against(String name, EvaluationTime ladder, Progress progress) {
        int[] right = ladder.right();
        List<AttackFinding> found;
        try (Progress.Stage stage = progress.start(name, Math.max(1, right.length))) {
            found = smallest(stage, right);
        }
        double looks = attacked.set().size()
                + found.stream().mapToLong(AttackFinding::forward).sum();
        List<Agreement> levels = ladder.last().under(Family.ADVERSARIAL).stream()
                .map(level -> compare(ladder.last(), level, found, right))
                .toList();
        return Result.of(name, MeasurementUnit.LOOKS, new double[] {ladder.looks()}, new double[] {looks})
                .noted(List.of(String.format(
                        Locale.ROOT,
                        "%d steps, against PGD level by level; at most %.1f points apart at any level",
                        steps(),
                        levels.stream().mapToDouble(FmnComparison::points).max().orElse(0))))
                .agreeing(levels);
    }

    private int steps() {
        return 2 * setup.attacks().config().suite().iterations();
    }

    private List<AttackFinding> smallest(Progress.Stage stage, int... right) {
        PreparedSet set = attacked.set();
        TorchClassifier classifier = new TorchClassifier(setup.forms().bucket(), attacked.network());
        try (Workers workers = Workers.of(classifier, Math.max(1, set.size()))) {
            AttackRound round = new AttackRound(
                    set,
                    workers,
                    Budget.relative(Norm.LINF, 1),
                    Where.EVERYWHERE,
                    setup.evaluation().batchSize(),
                    Seeds.derive(setup.seed(), "attack"),
                    AttackJournal.none());
            return round.run(
                    new Fmn(steps()),
                    IntStream.of(right)
                            .mapToObj(recording -> new AtSize(recording, Double.POSITIVE_INFINITY))
                            .toList(),
                    stage::advance);
        }
    }

    private static Agreement compare(Evaluation evaluation, Answers level, List<AttackFinding> found, int... right) {
        double epsilon = level.condition().level();
        int climbed = 0;
        int searched = 0;
        List<String> differing = new ArrayList<>();
        for (int i = 0; i < right.length; i++) {
            boolean withstood = level.predictions()[right[i]] == evaluation.truth()[right[i]];
            boolean larger = !SecurityCurve.lies(found.get(i).size(), epsilon);
            climbed += withstood ? 1 : 0;
            searched += larger ? 1 : 0;
            if (withstood != larger) {
                differing.add(evaluation.recordings().get(right[i]));
            }
        }
        return new Agreement("epsilon " + epsilon, right.length, climbed, searched, differing);
    }

    /** By how many of a hundred recordings the two differ. */
    private static double points(Agreement level) {
        return 100.0 * Math.abs(level.candidate() - level.baseline()) / Math.max(1, level.recordings());
    }
}
