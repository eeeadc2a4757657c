package io.heartproof.experiment.config;

import io.heartproof.attack.white.Pgd;
import io.heartproof.defence.AdvlsTraining;
import io.heartproof.defence.JacobianTraining;
import io.heartproof.defence.MadryTraining;
import io.heartproof.defence.Mixture;
import io.heartproof.defence.NsrTraining;
import io.heartproof.defence.Schedule;
import io.heartproof.defence.TradesTraining;
import io.heartproof.defence.TrainingAttack;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.training.MeanLoss;
import io.heartproof.training.Objective;
import java.util.List;

/** From settings to what a training minimises. */
public record Objectives(DefenceConfig config) {
    /** The configured objective. */
    public Objective objective() {
        List<DefenceName.Term> terms = DefenceName.of(config.objective()).terms();
        if (terms.size() == 1 && terms.get(0).weight() == 1) {
            return of(terms.get(0));
        }
        return new Mixture(terms.stream()
                .map(term -> new Mixture.Weighted(term.weight(), of(term)))
                .toList());
    }

    private Objective of(DefenceName.Term term) {
        Schedule schedule = config.schedule();
        return switch (term.kind()) {
            case CE -> new MeanLoss(new CrossEntropy());
            case NSR -> new NsrTraining(config.nsr().beta1(), config.nsr().beta2(), schedule);
            case JACOBIAN ->
                new JacobianTraining(config.jacobian().beta(), config.jacobian().projections());
            case ADVLS ->
                AdvlsTraining.of(
                        term.epsilon().orElse(config.advls().epsilon()),
                        config.advls().iterations(),
                        schedule);
            case MADRY, FAST -> new MadryTraining(attack(term), schedule);
            case TRADES -> new TradesTraining(attack(term), config.trades().beta(), schedule);
        };
    }

    private TrainingAttack attack(DefenceName.Term term) {
        DefenceConfig.Madry madry = config.madry();
        DefenceConfig.Fast fast = config.fast();
        DefenceConfig.Trades trades = config.trades();
        return switch (term.kind()) {
            case FAST ->
                new TrainingAttack(term.epsilon().orElse(fast.epsilon()), 1, fast.stepFraction(), Pgd.Start.RANDOM);
            case TRADES ->
                new TrainingAttack(
                        term.epsilon().orElse(trades.epsilon()),
                        trades.iterations(),
                        trades.stepFraction(),
                        Pgd.Start.NEARBY);
            default ->
                new TrainingAttack(
                        term.epsilon().orElse(madry.epsilon()),
                        madry.iterations(),
                        madry.stepFraction(),
                        Pgd.Start.RANDOM);
        };
    }
}
