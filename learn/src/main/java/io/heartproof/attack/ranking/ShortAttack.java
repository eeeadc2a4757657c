package io.heartproof.attack.ranking;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.black.Square;
import io.heartproof.attack.white.Pgd;
import io.heartproof.attack.white.StepRule;
import io.heartproof.classifier.Classifier;
import io.heartproof.loss.LogitMargin;
import io.heartproof.model.DifferentiableClassifier;

/**
 * A few steps that do not end where a recording breaks: what speaks against telling its classes apart goes on getting worse up to
 * the level. With gradients iterated FGSM, 5 steps of 0.3 of the level on the margin in logits, which makes no class's
 * probability round to 0 or 1; otherwise {@link Square} with 20 questions. Immutable.
 */
record ShortAttack() implements Attack {
    private static final double STEP = 0.3;
    private static final int STEPS = 5;
    private static final int QUESTIONS = 20;

    @Override
    public String name() {
        return "ranking";
    }

    @Override
    public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
        return Pgd.iteratedFgsm(STEP, STEPS, new LogitMargin())
                .with(StepRule.STEEPEST_SHARE)
                .until(Pgd.Stop.AT_END)
                .attack(classifier, space);
    }

    @Override
    public AttackOutcome attack(Classifier classifier, NoiseSpace space) {
        return classifier instanceof DifferentiableClassifier inside
                ? attack(inside, space)
                : Square.of(QUESTIONS)
                        .attack(
                                classifier,
                                space.wanting(new NeverBroken(space.victims().criterion())));
    }
}
