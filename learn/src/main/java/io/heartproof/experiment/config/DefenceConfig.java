package io.heartproof.experiment.config;

import io.heartproof.attack.Budget;
import io.heartproof.defence.JacobianTraining;
import io.heartproof.defence.Ramp;
import io.heartproof.problem.BadUsage;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a training minimises; the keys under {@code defence}. Immutable.
 *
 * @param objective a {@link DefenceName}
 * @param warmUpEpochs of the ramp; null for a seventh of all
 * @param growth of epsilon after the warm-up
 * @param penaltyGrowth of the weights of nsr and nsr-l2 after the warm-up, of jacobian from the beginning
 * @param noise on the recordings that are trained on
 */
public record DefenceConfig(
        String objective,
        @Nullable Integer warmUpEpochs,
        Ramp.Growth growth,
        Ramp.Growth penaltyGrowth,
        Nsr nsr,
        NsrL2 nsrL2,
        Jacobian jacobian,
        Advls advls,
        Madry madry,
        Fast fast,
        Trades trades,
        Mart mart,
        Ame ame,
        Awp awp,
        Own own,
        TrainingNoiseConfig noise) {
    public DefenceConfig {
        objective = DefenceName.of(objective).toString();
        if (warmUpEpochs != null) {
            require("warmUpEpochs", "0 or more, or null", warmUpEpochs, warmUpEpochs >= 0);
        }
    }

    /** See {@link io.heartproof.defence.NsrTraining}. */
    public record Nsr(double beta1, double beta2) {
        public Nsr {
            requireWeight("nsr.beta1", beta1);
            requireWeight("nsr.beta2", beta2);
        }
    }

    /** See {@link io.heartproof.loss.NsrPenalty}, in L2. */
    public record NsrL2(double beta1, double beta2, double noise, double alpha) {
        public NsrL2 {
            requireWeight("nsrL2.beta1", beta1);
            requireWeight("nsrL2.beta2", beta2);
            requirePositive("nsrL2.noise", noise);
            requireWeight("nsrL2.alpha", alpha);
        }
    }

    /** See {@link io.heartproof.defence.JacobianTraining}. */
    public record Jacobian(double beta, int projections, JacobianTraining.Scale scale) {
        public Jacobian {
            requireWeight("jacobian.beta", beta);
            require("jacobian.projections", "0 (all classes) or more", projections, projections >= 0);
        }
    }

    /** See {@link io.heartproof.defence.AdvlsTraining}. */
    public record Advls(double epsilon, Budget.Unit unit, int iterations) {
        public Advls {
            requirePositive("advls.epsilon", epsilon);
            require("advls.iterations", "at least 1", iterations, iterations >= 1);
        }
    }

    /** See {@link io.heartproof.defence.MadryTraining}. */
    public record Madry(double epsilon, Budget.Unit unit, int iterations, double stepFraction) {
        public Madry {
            requirePositive("madry.epsilon", epsilon);
            require("madry.iterations", "at least 1", iterations, iterations >= 1);
            requirePositive("madry.stepFraction", stepFraction);
        }
    }

    /** See {@link io.heartproof.defence.NFgsmTraining}. */
    public record Fast(double epsilon, Budget.Unit unit, double noise, double stepFraction) {
        public Fast {
            requirePositive("fast.epsilon", epsilon);
            requirePositive("fast.noise", noise);
            requirePositive("fast.stepFraction", stepFraction);
        }
    }

    /** See {@link io.heartproof.defence.TradesTraining}. */
    public record Trades(double epsilon, Budget.Unit unit, int iterations, double stepFraction, double beta) {
        public Trades {
            requirePositive("trades.epsilon", epsilon);
            require("trades.iterations", "at least 1", iterations, iterations >= 1);
            requirePositive("trades.stepFraction", stepFraction);
            requirePositive("trades.beta", beta);
        }
    }

    /** See {@link io.heartproof.defence.MartTraining}. */
    public record Mart(double epsilon, Budget.Unit unit, int iterations, double stepFraction, double lambda) {
        public Mart {
            requirePositive("mart.epsilon", epsilon);
            require("mart.iterations", "at least 1", iterations, iterations >= 1);
            requirePositive("mart.stepFraction", stepFraction);
            requirePositive("mart.lambda", lambda);
        }
    }

    /** See {@link io.heartproof.defence.margin.AmeTraining}. */
    public record Ame(double step, Budget.Unit unit, int iterations, double beta) {
        public Ame {
            requirePositive("ame.step", step);
            require("ame.iterations", "at least 1", iterations, iterations >= 1);
            require("ame.beta", "above 0 and below 1", beta, beta > 0 && beta < 1);
        }
    }

    /**
     * See {@link io.heartproof.defence.AwpTraining}.
     *
     * @param fromEpoch the first with it, from 0; null for the end of the warm-up
     */
    public record Awp(double gamma, @Nullable Integer fromEpoch) {
        public Awp {
            requirePositive("awp.gamma", gamma);
            if (fromEpoch != null) {
                require("awp.fromEpoch", "0 or more, or null", fromEpoch, fromEpoch >= 0);
            }
        }
    }

    /** What all {@link io.heartproof.defence.OwnDefence}s are given. */
    public record Own(Budget.Unit unit) {}

    Ramp ramp() {
        return new Ramp(warmUpEpochs == null ? OptionalInt.empty() : OptionalInt.of(warmUpEpochs), growth);
    }

    Ramp penaltyRamp() {
        return new Ramp(ramp().warmUpEpochs(), penaltyGrowth);
    }

    private static void requireWeight(String key, double value) {
        require(key, "0 or more", value, value >= 0 && !Double.isInfinite(value));
    }

    private static void requirePositive(String key, double value) {
        require(key, "a positive number", value, value > 0 && !Double.isInfinite(value));
    }

    private static void require(String key, String rule, Object value, boolean holds) {
        if (!holds) {
            throw BadUsage.expected("defence." + key, rule, value);
        }
    }
}
