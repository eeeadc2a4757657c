package io.heartproof.attack.ranking;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.BlackBoxAttack;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.black.Square;
import io.heartproof.classifier.Classifier;
import java.util.stream.IntStream;

/**
 * What {@link ShortAttack} is for, from answers alone: {@link Square} with 20 questions, asked to the end, and of recordings that
 * were answered wrongly once more until they are. Immutable.
 */
public record ShortQuestions() implements BlackBoxAttack {
    private static final int QUESTIONS = 20;

    @Override
    public String name() {
        return ShortAttack.NAME;
    }

    @Override
    public AttackOutcome attack(Classifier classifier, NoiseSpace space) {
        NeverBroken endless = new NeverBroken(space.victims().criterion());
        AttackOutcome outcome = Square.of(QUESTIONS).attack(classifier, space.wanting(endless));
        int[] wrong = IntStream.range(0, outcome.odds().length)
                .filter(n -> outcome.odds()[n].areOfWrongAnswer())
                .toArray();
        if (wrong.length > 0) {
            outcome.add(Square.of(QUESTIONS).attack(classifier, space.at(wrong)), wrong);
        }
        return outcome;
    }
}
