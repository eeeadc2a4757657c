package io.heartproof.benchmark.attack;

import io.heartproof.attack.white.Apgd;
import io.heartproof.benchmark.measure.MeasuredSide;
import java.util.Arrays;

/**
 * {@link Apgd} as an evaluation runs it, on noise too small to break anything, so that batches stay full. Milliseconds of a
 * look; as its last question of each recording has no gradient, two passes count as a look.
 */
final class ApgdLooks implements MeasuredSide {
    private static final double TINY = 1e-9;

    private final AttackBatches batches;
    private final int looks;

    /** @param looks at each recording, at least 2 */
    ApgdLooks(AttackBatches batches, int looks) {
        this.batches = batches;
        this.looks = looks;
    }

    @Override
    public double measure() {
        Contender apgd = Contender.of(Apgd.crossEntropy(looks - 1));
        double[] epsilons = new double[batches.set().size()];
        Arrays.fill(epsilons, TINY);
        batches.run(apgd, attacked -> {}, epsilons, batches.all());
        double passes = apgd.effort().forward() + apgd.effort().backward();
        return apgd.effort().seconds() * 1e3 / Math.max(1, passes / 2);
    }
}
