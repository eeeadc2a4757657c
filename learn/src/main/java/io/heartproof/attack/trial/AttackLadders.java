package io.heartproof.attack.trial;

import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.condition.Kind;
import io.heartproof.evaluation.Ladder;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes ladders of attacks. Same attacks and seed, same noise. Immutable.
 *
 * @param batchSize most recordings attacked at once
 * @param seed from which that of all random starts is derived
 */
public record AttackLadders(int batchSize, long seed) {
    /**
     * For one classifier: a ladder per kind.
     *
     * @param attacks of one kind or several, those of a kind at rising levels
     * @param classifiers like it, which share the work; open while its ladders are climbed
     */
    public List<Ladder> of(
            List<BudgetedAttack> attacks, Classifier classifier, Classifiers classifiers, Progress progress) {
        long starts = Seeds.derive(seed, "attack");
        Map<Kind, List<AttackTrial>> byKind = attacks.stream()
                .map(attack -> new AttackTrial(
                        attack.condition(),
                        classifier,
                        new AttackedRecordings.Plan(attack.attack(), attack.budget(), classifiers, batchSize, starts),
                        progress))
                .collect(Collectors.groupingBy(
                        trial -> trial.condition().kind(), LinkedHashMap::new, Collectors.toList()));
        return byKind.values().stream().map(Ladder::climbing).toList();
    }
}
