package io.heartproof.attack.trial;

import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.condition.Kind;
import io.heartproof.evaluation.Ladder;
import io.heartproof.evaluation.Trial;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes ladders of attacks. Same attacks and seed, same noise. Immutable but for the journal.
 *
 * @param batchSize most recordings attacked at once
 * @param seed from which that of all random starts is derived
 * @param journal of what batches came to
 */
public record AttackLadders(int batchSize, long seed, AttackJournal journal) {
    /** Of which no journal is kept. */
    public AttackLadders(int batchSize, long seed) {
        this(batchSize, seed, AttackJournal.none());
    }

    /**
     * For one classifier: a ladder per kind.
     *
     * @param attacks of one kind or several, those of a kind at rising levels
     * @param classifiers like it, which share the work; open while its ladders are climbed
     */
    public List<Ladder> of(
            List<BudgetedAttack> attacks, Classifier classifier, Classifiers classifiers, Progress progress) {
        Map<Kind, List<BudgetedAttack>> byKind = attacks.stream()
                .collect(Collectors.groupingBy(BudgetedAttack::kind, LinkedHashMap::new, Collectors.toList()));
        return byKind.values().stream()
                .map(levels ->
                        ladder(levels, trials(levels, classifier, classifiers, progress), classifiers, classifier))
                .toList();
    }

    private Ladder ladder(
            List<BudgetedAttack> levels, List<Trial> trials, Classifiers classifiers, Classifier classifier) {
        return LevelsTogether.canClimb(levels, classifier)
                ? Ladder.searched(new LevelsTogether(trials, levels, classifiers, batchSize, starts(), journal))
                : Ladder.climbing(trials);
    }

    /** As of the ladders: a trial per attack. */
    public List<Trial> trials(
            List<BudgetedAttack> attacks, Classifier classifier, Classifiers classifiers, Progress progress) {
        return attacks.stream()
                .<Trial>map(attack -> new AttackTrial(
                        attack.condition(),
                        classifier,
                        new AttackedRecordings.Plan(
                                attack.attack(),
                                attack.budget(),
                                attack.where(),
                                classifiers,
                                batchSize,
                                starts(),
                                journal),
                        progress))
                .toList();
    }

    /** Attacks on a set in which every recording has an epsilon of its own, measured as in the given one's budget. */
    public AttackRound round(PreparedSet set, Classifiers classifiers, BudgetedAttack like) {
        return new AttackRound(set, classifiers, like.budget(), like.where(), batchSize, starts(), journal);
    }

    private long starts() {
        return Seeds.derive(seed, "attack");
    }
}
