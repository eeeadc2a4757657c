package io.heartproof.benchmark.card;

import io.heartproof.contract.PaddedForm;
import java.util.List;

/**
 * How much is checked. Immutable.
 *
 * @param recordings that are trained on and attacked
 * @param seconds that each of them lasts, but for memory and speed, where they have the lengths of CPSC2018
 * @param steps of training that are compared, and over which the memory is watched
 * @param batchSize recordings in a step
 * @param cutSamples of the padded form
 * @param timed training whose time is taken
 * @param iterations of the attack
 * @param levels of the attack in Linf, rising
 */
public record CardAmounts(
        int recordings,
        double seconds,
        int steps,
        int batchSize,
        int cutSamples,
        TimedTraining timed,
        int iterations,
        List<Double> levels) {
    /** Some minutes on a card and sixteen cores. */
    public static final CardAmounts FULL = new CardAmounts(
            64,
            10,
            200,
            64,
            PaddedForm.PUBLISHED.cutSamples(),
            new TimedTraining(20, 3),
            20,
            List.of(0.001, 0.003, 0.01, 0.03));

    /** Seconds on two cores: shows that the check runs, and says little of the card. */
    public static final CardAmounts SMALL =
            new CardAmounts(9, 6, 10, 9, 2048, new TimedTraining(1, 1), 2, List.of(0.003, 0.03));

    /**
     * Rounds of training, after one to warm up.
     *
     * @param steps of a round in padded form
     */
    public record TimedTraining(int steps, int rounds) {}

    public CardAmounts {
        levels = List.copyOf(levels);
    }
}
