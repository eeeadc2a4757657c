package io.heartproof.training.optimiser;

/**
 * How the step size goes over a training of S steps, as a share of {@code training.optimiser.learningRate}. W steps of warm-up,
 * {@code round(warmUp S)}, come first:
 *
 * <pre>{@code
 * step t < W    (t + 1) / W                                all but oneCycle
 *               1/25 + 24/25 rise((t + 1) / W)             oneCycle
 * step t >= W   1                                          constant
 *               1 - rise((t - W) / (S - W))                cosine
 *               1 up to half of S, then 0.1, from three quarters of S 0.01     steps
 *               1 - (1 - 4e-6) rise((t - W + 1) / (S - W))  oneCycle
 * rise(x) = (1 - cos(pi x)) / 2
 * }</pre>
 *
 * Sources: cosine, Loshchilov and Hutter 2017 (arXiv 1608.03983, equation 5, without restarts); warm-up, Goyal et al. 2017 (arXiv
 * 1706.02677, section 2.2); one cycle, Smith and Topin 2018 (arXiv 1708.07120), in the form of PyTorch's OneCycleLR, but for the
 * momentum, which stays as it is; steps, as usual for robust networks (Rice et al. 2020, arXiv 2002.11569). Immutable.
 */
public enum LearningRateSchedule {
    /** The same throughout, as published. */
    CONSTANT("constant", 0) {
        @Override
        double afterWarmUp(long step, long warmUpSteps, long steps) {
            return 1;
        }
    },
    /** Down to zero along half a cosine. */
    COSINE("cosine", 0.05) {
        @Override
        double afterWarmUp(long step, long warmUpSteps, long steps) {
            return 1 - rise((double) (step - warmUpSteps) / (steps - warmUpSteps));
        }
    },
    /** Up and down once. */
    ONE_CYCLE("oneCycle", 0.3) {
        @Override
        double duringWarmUp(long step, long warmUpSteps) {
            return FIRST + (1 - FIRST) * rise((step + 1.0) / warmUpSteps);
        }

        @Override
        double afterWarmUp(long step, long warmUpSteps, long steps) {
            return 1 - (1 - LAST) * rise((step - warmUpSteps + 1.0) / (steps - warmUpSteps));
        }
    },
    /** A tenth of it from half of the steps on, a hundredth from three quarters on. */
    STEPS("steps", 0.05) {
        @Override
        double afterWarmUp(long step, long warmUpSteps, long steps) {
            double done = (double) step / steps;
            return done < HALF ? 1 : done < THREE_QUARTERS ? TENTH : TENTH * TENTH;
        }
    };

    private static final double FIRST = 1 / 25.0;
    private static final double LAST = FIRST / 1e4;
    private static final double HALF = 0.5;
    private static final double THREE_QUARTERS = 0.75;
    private static final double TENTH = 0.1;

    private final String text;
    private final double defaultWarmUp;

    LearningRateSchedule(String text, double defaultWarmUp) {
        this.text = text;
        this.defaultWarmUp = defaultWarmUp;
    }

    /** Share of the steps that the warm-up takes where none is configured. */
    public double defaultWarmUp() {
        return defaultWarmUp;
    }

    /**
     * The share of the learning rate that a step has, in (0, 1].
     *
     * @param step from 0
     * @param steps of the whole training, S, more than {@code step}
     * @param warmUp share of the steps, in [0, 1)
     */
    public double share(long step, long steps, double warmUp) {
        long warmUpSteps = Math.round(warmUp * steps);
        return step < warmUpSteps ? duringWarmUp(step, warmUpSteps) : afterWarmUp(step, warmUpSteps, steps);
    }

    double duringWarmUp(long step, long warmUpSteps) {
        return (step + 1.0) / warmUpSteps;
    }

    abstract double afterWarmUp(long step, long warmUpSteps, long steps);

    private static double rise(double x) {
        return (1 - StrictMath.cos(StrictMath.PI * x)) / 2;
    }

    /** The name in a configuration, such as {@code oneCycle}. */
    @Override
    public String toString() {
        return text;
    }
}
