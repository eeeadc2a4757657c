package io.heartproof.attack.trial;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Victims;
import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.journal.AttackStep;
import io.heartproof.attack.journal.SettledBatch;
import io.heartproof.attack.white.Pgd;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.EvaluationPlan;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.contract.Prepared;
import io.heartproof.evaluation.LevelSearch;
import io.heartproof.evaluation.Trial;
import io.heartproof.metric.ranking.WorstOdds;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Climbs the levels of one attack as {@link io.heartproof.evaluation.Ladder#climbing} does, start by start at each, but makes
 * several of these tries in one batch where few recordings would not fill it: as many more of the same recordings' next tries as
 * the batch has room for. A try that breaks a recording ends those at the same and at higher levels. Belongs to the thread that
 * its classifiers belong to.
 *
 * @param trials one per level
 * @param levels one and the same {@link Repeated} attack at rising levels
 * @param classifiers that share the batches
 * @param batchSize most tries in a batch
 * @param seed of all random starts, which are those of {@link AttackedRecordings}
 * @param journal of what batches came to
 */
record LevelsTogether(
        List<Trial> trials,
        List<BudgetedAttack> levels,
        Classifiers classifiers,
        int batchSize,
        long seed,
        AttackJournal journal)
        implements LevelSearch {
    /** Whether these attacks are one and the same, which takes its bounds from the noise space and can be differentiated. */
    static boolean canClimb(List<BudgetedAttack> levels, Classifier classifier) {
        return classifier instanceof DifferentiableClassifier
                && levels.get(0).attack() instanceof Repeated repeated
                && repeated.attack() instanceof Pgd
                && levels.stream().map(BudgetedAttack::attack).distinct().count() == 1;
    }

    private int starts() {
        return levels.get(0).attack().parts().size();
    }

    private Attack attack() {
        return ((Repeated) levels.get(0).attack()).attack();
    }

    @Override
    public SmallestLevels search(PreparedSet right, Progress progress) {
        attack().requireUnseen(
                        right.recordings().stream().map(Prepared::recording).toList());
        Climb climb = new Climb(
                right,
                new int[right.size()],
                new int[right.size()],
                right.labels().clone(),
                new WorstOdds(right.size(), levels.size()));
        Arrays.fill(climb.levels, levels.size());
        String what = attack().name() + " " + levels.get(0).budget().norm();
        AttackStep step = journal.next(attack().name());
        try (Progress.Stage stage = progress.start(what, Math.max(1, right.size()))) {
            int[] open = IntStream.range(0, right.size()).toArray();
            for (int round = 0; open.length > 0; round++) {
                onBatches(new Round(step, round), climb, open);
                int[] left = IntStream.of(open).filter(i -> isOpen(climb, i)).toArray();
                stage.advance(open.length - left.length);
                open = left;
            }
        }
        return new SmallestLevels(climb.levels, climb.predictions, climb.odds, Optional.empty());
    }

    /**
     * How far each recording is.
     *
     * @param tried how many tries were made
     * @param levels position of the smallest level that breaks it
     * @param odds at every level that was tried
     */
    @SuppressWarnings("ArrayRecordComponent") // changed in place, compared by nobody
    private record Climb(PreparedSet set, int[] tried, int[] levels, int[] predictions, WorstOdds odds) {
        /** Takes in what tries found: nothing above the level that breaks the recording, and there the try that did. */
        void note(List<Try> tries, List<AttackFinding> found) {
            for (int row = 0; row < tries.size(); row++) {
                Try one = tries.get(row);
                if (found.get(row).broken() && one.level < levels[one.recording]) {
                    levels[one.recording] = one.level;
                    predictions[one.recording] = found.get(row).prediction();
                    odds.note(one.recording, one.level, found.get(row).odds());
                }
            }
            for (int row = 0; row < tries.size(); row++) {
                Try one = tries.get(row);
                if (one.level < levels[one.recording]) {
                    odds.note(one.recording, one.level, found.get(row).odds());
                }
            }
        }
    }

    private boolean isOpen(Climb climb, int recording) {
        return climb.levels[recording] == levels.size() && climb.tried[recording] < levels.size() * starts();
    }

    /** How often batches were put together before at a step of the evaluation. */
    private record Round(AttackStep step, int number) {}

    private void onBatches(Round round, Climb climb, int... open) {
        int most = EvaluationPlan.evenly(batchSize, classifiers.count(), open.length);
        List<List<Try>> tries = EvaluationPlan.alike(
                        climb.set, classifiers.contract().form(), most, open)
                .stream()
                .map(piece -> nextTries(climb, piece))
                .toList();
        List<SettledBatch.AskedBatch> batches =
                tries.stream().map(some -> asked(round, climb.set, some)).toList();
        List<List<AttackFinding>> found = round.step.share(classifiers, batches, attacked -> {});
        for (int i = 0; i < found.size(); i++) {
            climb.note(tries.get(i), found.get(i));
        }
    }

    /** One try: a recording at a level, from a start. */
    private record Try(int recording, int level, int start) {}

    /** The next tries at some recordings of one padded length, as many as a batch has room for. */
    private List<Try> nextTries(Climb climb, int... recordings) {
        int each = Math.max(1, batchSize / recordings.length);
        List<Try> tries = new ArrayList<>();
        for (int recording : recordings) {
            int from = climb.tried[recording];
            int to = Math.min(from + each, levels.size() * starts());
            IntStream.range(from, to)
                    .mapToObj(i -> new Try(recording, i / starts(), i % starts()))
                    .forEach(tries::add);
            climb.tried[recording] = to;
        }
        return tries;
    }

    private SettledBatch.AskedBatch asked(Round round, PreparedSet set, List<Try> tries) {
        List<SettledBatch.AskedRecording> asked = asked(set, tries);
        return new SettledBatch.AskedBatch(round.number, asked, classifier -> {
            try (Scope scope = Scope.open()) {
                NoiseSpace space = space(classifier, set, tries);
                AttackOutcome outcome = attack().attack(classifier, space);
                return round.step.found(
                        round.number, asked, new AttackStep.BatchOutcome(attack().name(), outcome, space));
            }
        });
    }

    private List<SettledBatch.AskedRecording> asked(PreparedSet set, List<Try> tries) {
        return tries.stream()
                .map(one -> SettledBatch.AskedRecording.of(
                                set.recordings().get(one.recording).recording(),
                                levels.get(one.level).budget().epsilon())
                        .from(one.start))
                .toList();
    }

    private NoiseSpace space(Classifier classifier, PreparedSet set, List<Try> tries) {
        PreparedSet part = set.at(tries.stream().mapToInt(Try::recording).toArray());
        Batch batch = new BatchMaker(classifier.contract()).forEvaluation(part.recordings(), part.labels());
        long[] seeds = IntStream.range(0, tries.size())
                .mapToLong(row -> seed(batch.recordings().get(row), tries.get(row)))
                .toArray();
        Victims victims = Victims.of(batch, ((DifferentiableClassifier) classifier).device(), seeds)
                .asTries(new Victims.Tries(
                        tries.stream().mapToInt(Try::recording).toArray(),
                        tries.stream().mapToInt(Try::level).toArray()));
        double[] epsilons = tries.stream()
                .mapToDouble(one -> levels.get(one.level).budget().epsilon())
                .toArray();
        BudgetedAttack any = levels.get(0);
        return NoiseSpace.of(any.budget(), any.where(), victims, classifier.contract())
                .withEpsilons(epsilons);
    }

    private long seed(String recording, Try one) {
        String budget = levels.get(one.level).budget().seedText();
        return Seeds.derive(Seeds.derive(Seeds.derive(seed, recording), budget), one.start);
    }
}
