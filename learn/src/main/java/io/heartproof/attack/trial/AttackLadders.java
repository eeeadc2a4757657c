package io.heartproof.attack.trial;

import io.heartproof.attack.Norm;
import io.heartproof.evaluation.Ladder;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.Workers;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The attacks that a configuration asks for. Same configuration and seed, same attacks. Immutable.
 *
 * @param batchSize most recordings attacked at once
 * @param seed from which that of all random starts is derived
 */
public record AttackLadders(PgdConfig config, int batchSize, long seed) {
    /**
     * For one classifier: a ladder per norm.
     *
     * @param workers of the classifier; open while its ladders are climbed
     */
    public List<Ladder> of(DifferentiableClassifier classifier, Workers workers, Progress progress) {
        long starts = Seeds.derive(seed, "attack");
        Map<Norm, List<AttackTrial>> byNorm = config.attacks().stream()
                .map(attack -> new AttackTrial(
                        config.condition(attack),
                        classifier,
                        new AttackedRecordings.Plan(attack.attack(), attack.budget(), workers, batchSize, starts),
                        progress))
                .collect(Collectors.groupingBy(
                        trial -> trial.plan().budget().norm(), LinkedHashMap::new, Collectors.toList()));
        return byNorm.values().stream().map(Ladder::climbing).toList();
    }
}
