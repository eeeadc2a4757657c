package io.heartproof.attack.ranking;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.white.Pgd;
import io.heartproof.attack.white.StepRule;
import io.heartproof.classifier.Classifier;
import io.heartproof.loss.LogitMargin;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Tensors;
import java.util.stream.IntStream;

/**
 * A few steps that do not end where a recording breaks: what speaks against telling its classes apart goes on getting worse up to
 * the level. With gradients iterated FGSM, 5 steps of 0.3 of the level on the margin in logits, which makes no class's
 * probability round to 0 or 1; otherwise {@link ShortQuestions}. Immutable.
 */
public record ShortAttack() implements Attack {
    /** Of this and of {@link ShortQuestions}. */
    static final String NAME = "ranking";

    private static final double STEP = 0.3;
    private static final int STEPS = 5;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
        Pgd untilBroken = Pgd.iteratedFgsm(STEP, STEPS, new LogitMargin()).with(StepRule.STEEPEST_SHARE);
        AttackOutcome outcome = untilBroken.until(Pgd.Stop.AT_END).attack(classifier, space);
        return withNoiseThatBreaks(outcome, untilBroken, classifier, space);
    }

    /**
     * An outcome in which each broken recording has noise that breaks it: where that of the end does not, the attack is made once
     * more until it does.
     */
    private static AttackOutcome withNoiseThatBreaks(
            AttackOutcome atEnd, Attack untilBroken, DifferentiableClassifier classifier, NoiseSpace space) {
        int[] labels = Tensors.toInts(space.victims().labels());
        int[] passed = IntStream.range(0, labels.length)
                .filter(n -> atEnd.broken()[n] && atEnd.predictions()[n] == labels[n])
                .toArray();
        if (passed.length > 0) {
            IntStream.of(passed).forEach(n -> atEnd.broken()[n] = false);
            atEnd.add(untilBroken.attack(classifier, space.at(passed)), passed);
        }
        return atEnd;
    }

    @Override
    public AttackOutcome attack(Classifier classifier, NoiseSpace space) {
        return classifier instanceof DifferentiableClassifier inside
                ? attack(inside, space)
                : new ShortQuestions().attack(classifier, space);
    }
}
