package io.heartproof.defence;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Where;
import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.trial.AttackRound;
import io.heartproof.attack.white.Pgd;
import io.heartproof.classifier.Classifiers;
import io.heartproof.loss.SoftLogitMargin;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.training.validation.RobustValidation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Validation under projected gradient descent: ten steps of a quarter of epsilon from one random start that a recording has in
 * every epoch; it stops where the answer is wrong. The loss is the soft margin, whose gradient has the signs of cross entropy's and
 * does not vanish where a network is sure. For a training whose attack takes one step, FGSM of the
 * same size is tried beside it. Sources: Madry et al. 2018 (arXiv 1706.06083); Goodfellow et al. 2015. Immutable.
 *
 * @param budget in Linf
 * @param singleStepFrom first epoch in which FGSM is tried, too; empty for never
 * @param batchSize most recordings in a batch
 * @param seed of the random starts
 */
public record PgdValidation(Budget budget, OptionalInt singleStepFrom, int batchSize, long seed, Progress progress)
        implements RobustValidation {
    private static final int ITERATIONS = 10;
    private static final double STEP_FRACTION = 0.25;

    /**
     * Forward passes and gradients for a recording that it does not break.
     *
     * @param singleStepFrom first epoch in which FGSM is tried, too; empty for never
     */
    public static int mostPasses(OptionalInt singleStepFrom) {
        return 2 * ITERATIONS + 1 + (singleStepFrom.isPresent() ? 3 : 0);
    }

    @Override
    public double epsilon() {
        return budget.epsilon();
    }

    @Override
    public String unit() {
        return budget.unit().toString();
    }

    @Override
    public int iterations() {
        return ITERATIONS;
    }

    @Override
    public AttackedAnswers answers(Classifiers classifiers, PreparedSet set, int[] clean, int epoch) {
        AttackRound round =
                new AttackRound(set, classifiers, budget, Where.EVERYWHERE, batchSize, seed, AttackJournal.none());
        Pgd pgd = Pgd.of(STEP_FRACTION * budget.epsilon(), ITERATIONS, new SoftLogitMargin());
        Pgd fgsm = Pgd.fgsm(budget.epsilon(), new SoftLogitMargin());
        boolean both = singleStepFrom.isPresent() && epoch >= singleStepFrom.getAsInt();
        return new AttackedAnswers(
                under(pgd, round, clean), both ? Optional.of(under(fgsm, round, clean)) : Optional.empty());
    }

    /** What is said of every recording: of those that withstand the attack the truth. */
    private int[] under(Pgd attack, AttackRound round, int... clean) {
        PreparedSet set = round.set();
        int[] right = IntStream.range(0, clean.length)
                .filter(i -> clean[i] == set.labels()[i])
                .toArray();
        int[] predictions = clean.clone();
        if (right.length == 0) {
            return predictions;
        }
        List<AttackRound.AtSize> attacked = IntStream.of(right)
                .mapToObj(i -> new AttackRound.AtSize(i, budget.epsilon()))
                .toList();
        try (Progress.Stage stage = progress.aside("validation under " + attack.name(), right.length)) {
            List<AttackFinding> found = round.run(attack, attacked, stage::advance);
            for (int i = 0; i < right.length; i++) {
                predictions[right[i]] = found.get(i).prediction();
            }
        }
        return predictions;
    }
}
