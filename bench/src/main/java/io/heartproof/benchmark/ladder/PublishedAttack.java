package io.heartproof.benchmark.ladder;

import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.attack.white.Pgd;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.EvaluationPlan;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Scope;
import java.util.stream.IntStream;

/**
 * The attack as the published evaluation makes it, the baseline of {@code attack.ladder}: every recording, also one that is
 * wrong without noise; every level afresh; every start; every iteration, also where a recording has long been broken. A
 * recording counts as broken if the start or any iterate of any start is misclassified. A further start is left out only
 * where it cannot change the answer, as all of the batch are broken. The iterations themselves are {@link Pgd}'s; random starts
 * are those of {@link io.heartproof.evaluation.Evaluator}. Source: protocol section 6.
 *
 * @param batchSize recordings attacked at once
 * @param seed of the evaluator
 */
record PublishedAttack(PgdConfig config, int batchSize, long seed) {
    /** Which recordings of the set noise of that size breaks. */
    boolean[] broken(DifferentiableClassifier classifier, PreparedSet set, double epsilon) {
        boolean[] broken = new boolean[set.size()];
        int[] all = IntStream.range(0, set.size()).toArray();
        for (int[] piece : EvaluationPlan.of(set, classifier.contract().form(), batchSize, all)) {
            PreparedSet part = set.at(piece);
            Batch batch = new BatchMaker(classifier.contract()).forEvaluation(part.recordings(), part.labels());
            boolean anyUnbroken = true;
            for (int start = 0; start < config.starts() && anyUnbroken; start++) {
                boolean[] now = broken(classifier, batch, epsilon, start);
                for (int i = 0; i < piece.length; i++) {
                    broken[piece[i]] |= now[i];
                }
                anyUnbroken = IntStream.of(piece).anyMatch(i -> !broken[i]);
            }
        }
        return broken;
    }

    private boolean[] broken(DifferentiableClassifier classifier, Batch batch, double epsilon, int start) {
        Budget budget = Budget.relative(Norm.LINF, epsilon);
        Pgd pgd = Pgd.of(
                        epsilon * config.stepFraction(),
                        config.iterations(),
                        config.loss().loss())
                .until(Pgd.Stop.AT_END);
        long[] seeds = batch.recordings().stream()
                .mapToLong(recording -> seed(recording, budget, start))
                .toArray();
        try (Scope scope = Scope.open()) {
            Victims victims = Victims.of(batch, classifier.device(), seeds);
            return pgd.attack(classifier, NoiseSpace.of(budget, victims, classifier.contract()))
                    .broken();
        }
    }

    private long seed(String recording, Budget budget, int start) {
        long ofRecording = Seeds.derive(Seeds.derive(seed, "attack"), recording);
        return Seeds.derive(Seeds.derive(ofRecording, budget.seedText()), start);
    }
}
