package io.heartproof.attack.ranking;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.BlackBoxAttack;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.black.Square;
import io.heartproof.classifier.Classifier;

/** What {@link ShortAttack} is for, from answers alone: {@link Square} with 20 questions, asked to the end. Immutable. */
public record ShortQuestions() implements BlackBoxAttack {
    private static final int QUESTIONS = 20;

    @Override
    public String name() {
        return ShortAttack.NAME;
    }

    @Override
    public AttackOutcome attack(Classifier classifier, NoiseSpace space) {
        NeverBroken endless = new NeverBroken(space.victims().criterion());
        return Square.of(QUESTIONS).attack(classifier, space.wanting(endless));
    }
}
