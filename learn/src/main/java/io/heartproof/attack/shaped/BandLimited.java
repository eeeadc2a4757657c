package io.heartproof.attack.shaped;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.GradientProbe;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Probe.Leave;
import io.heartproof.loss.SoftLogitMargin;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Scope;
import org.bytedeco.pytorch.Tensor;

/**
 * Noise that the filters of an electrocardiograph let through: PGD on a variable of which the noise is the part inside a band
 * ({@link PassBand}). The loss is the soft margin, whose gradient has the direction of cross entropy's and does not vanish where
 * a network is sure. Every iterate's noise lies in the band, at least 99 % of its energy after mask and clip where noise may be
 * throughout a recording of 3 s or more; where a lead lies at the end of the range for a fifth of the time or longer, as one that
 * the device cut off, the clip takes some more out of the band. Ours; bands: IEC 60601-2-27 (monitor), IEC 60601-2-25
 * (diagnostic). Default: as many steps as PGD has, 100 of epsilon / 10. Immutable, safe to share.
 *
 * @param iterations at least 1
 */
public record BandLimited(Band band, int iterations) implements Attack {
    private static final double STEP = 0.1;

    public BandLimited {
        if (iterations < 1) {
            throw BadUsage.expected("iterations of " + band.attackName, "at least 1", iterations);
        }
    }

    /** Which frequencies noise may have. */
    public enum Band {
        /** 0.5 to 40 Hz, the attack {@code band}. */
        MONITOR("band", 40),
        /** 0.5 to 150 Hz, the attack {@code band150}. */
        DIAGNOSTIC("band150", 150);

        private static final double LOWEST_HZ = 0.5;
        private static final double HIGHEST_SHARE_OF_RATE = 0.45;
        private final String attackName;
        private final double highHz;

        Band(String attackName, double highHz) {
            this.attackName = attackName;
            this.highHz = highHz;
        }

        /** The lowest frequency, in Hz. */
        public double lowHz() {
            return LOWEST_HZ;
        }

        /** The highest frequency, in Hz, which is at most 0.45 of the rate. */
        public double highHz(double samplingRateHz) {
            return Math.min(highHz, HIGHEST_SHARE_OF_RATE * samplingRateHz);
        }
    }

    /** With 100 steps. */
    public static BandLimited standard(Band band) {
        return new BandLimited(band, 100);
    }

    @Override
    public String name() {
        return band.attackName;
    }

    @Override
    public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
        try (Scope run = Scope.open()) {
            double rate = classifier.contract().samplingRateHz();
            NoiseShape shape = new PassBand(band.lowHz(), band.highHz(rate), rate);
            GradientProbe probe = GradientProbe.of(classifier, space.victims(), Leave.WHEN_BROKEN);
            Tensor variable = space.uniform();
            new ShapedSteps(new SoftLogitMargin(), iterations, STEP).run(probe, space, shape, variable);
            AttackOutcome outcome = ShapedSteps.end(probe, space, shape, variable);
            run.handOver(outcome.noise());
            return outcome;
        }
    }
}
