package io.heartproof.experiment.config;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.white.Pgd;
import io.heartproof.defence.AdvlsTraining;
import io.heartproof.defence.AwpTraining;
import io.heartproof.defence.JacobianTraining;
import io.heartproof.defence.MadryTraining;
import io.heartproof.defence.MartTraining;
import io.heartproof.defence.Mixture;
import io.heartproof.defence.NFgsmTraining;
import io.heartproof.defence.NsrTraining;
import io.heartproof.defence.OwnDefence;
import io.heartproof.defence.Ramp;
import io.heartproof.defence.TradesTraining;
import io.heartproof.defence.TrainingAttack;
import io.heartproof.defence.margin.AmeTraining;
import io.heartproof.defence.margin.Margins;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.NsrPenalty;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.objective.Objective;
import java.util.List;
import java.util.OptionalInt;

/** From settings to what a training minimises. */
public record Objectives(DefenceConfig config) {
    /** The configured objective. */
    public Objective objective() {
        DefenceName name = DefenceName.of(config.objective());
        Objective sum = sum(name.minimised());
        return name.awp().<Objective>map(awp -> awp(sum, awp)).orElse(sum);
    }

    private AwpTraining awp(Objective objective, DefenceName.Term term) {
        Integer from = config.awp().fromEpoch();
        Ramp ramp = from == null ? config.ramp() : new Ramp(OptionalInt.of(from), Ramp.Growth.AT_ONCE);
        return new AwpTraining(objective, term.epsilon().orElse(config.awp().gamma()), ramp);
    }

    private Objective sum(List<DefenceName.Term> terms) {
        if (terms.size() == 1 && terms.get(0).weight() == 1) {
            return of(terms.get(0));
        }
        return new Mixture(terms.stream()
                .map(term -> new Mixture.Weighted(term.weight(), of(term)))
                .toList());
    }

    private Objective of(DefenceName.Term term) {
        Ramp ramp = config.ramp();
        return switch (term.kind()) {
            case "ce" -> new MeanLoss(new CrossEntropy());
            case "nsr" -> new NsrTraining(config.nsr().beta1(), config.nsr().beta2(), config.penaltyRamp());
            case "nsr-l2" -> nsrL2(config.nsrL2(), config.penaltyRamp());
            case "jacobian" -> jacobian(config.jacobian(), config.penaltyGrowth());
            case "advls" -> AdvlsTraining.of(budget(term), config.advls().iterations(), ramp);
            case "madry" -> new MadryTraining(attack(term), ramp);
            case "fast" ->
                new NFgsmTraining(
                        budget(term), config.fast().noise(), config.fast().stepFraction(), ramp);
            case "trades" -> new TradesTraining(attack(term), config.trades().beta(), ramp);
            case "mart" -> new MartTraining(attack(term), config.mart().lambda(), ramp);
            case "ame" -> ame(config.ame(), ramp);
            default -> own(term, ramp);
        };
    }

    private static NsrTraining nsrL2(DefenceConfig.NsrL2 l2, Ramp ramp) {
        NsrPenalty penalty = new NsrPenalty(NsrPenalty.GradientNorm.L2, l2.noise(), l2.alpha());
        return new NsrTraining(l2.beta1(), l2.beta2(), penalty, ramp);
    }

    private static JacobianTraining jacobian(DefenceConfig.Jacobian jacobian, Ramp.Growth growth) {
        Ramp ramp = new Ramp(OptionalInt.of(0), growth);
        return new JacobianTraining(jacobian.beta(), jacobian.projections(), jacobian.scale(), ramp);
    }

    private static AmeTraining ame(DefenceConfig.Ame ame, Ramp ramp) {
        return new AmeTraining(new Margins(ame.step()), ame.unit(), ame.iterations(), ame.beta(), ramp);
    }

    private Objective own(DefenceName.Term term, Ramp ramp) {
        return OwnDefence.all().stream()
                .filter(defence -> defence.name().equals(term.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no defence is called " + term.kind()))
                .objective(term.epsilon(), config.own().unit(), ramp);
    }

    /** Whether any defence of it has an epsilon in microvolts, which needs recordings in volts. */
    public boolean needsVolts() {
        return DefenceName.of(config.objective()).minimised().stream()
                .map(DefenceName.Term::kind)
                .anyMatch(kind -> unit(kind) == Budget.Unit.MICROVOLTS);
    }

    private TrainingAttack attack(DefenceName.Term term) {
        DefenceConfig.Madry madry = config.madry();
        DefenceConfig.Trades trades = config.trades();
        DefenceConfig.Mart mart = config.mart();
        Budget largest = budget(term);
        return switch (term.kind()) {
            case "mart" -> new TrainingAttack(largest, mart.iterations(), mart.stepFraction(), Pgd.Start.NEARBY);
            case "trades" -> new TrainingAttack(largest, trades.iterations(), trades.stepFraction(), Pgd.Start.NEARBY);
            default -> new TrainingAttack(largest, madry.iterations(), madry.stepFraction(), Pgd.Start.RANDOM);
        };
    }

    private Budget budget(DefenceName.Term term) {
        double epsilon = term.epsilon()
                .orElse(
                        switch (term.kind()) {
                            case "advls" -> config.advls().epsilon();
                            case "fast" -> config.fast().epsilon();
                            case "trades" -> config.trades().epsilon();
                            case "mart" -> config.mart().epsilon();
                            default -> config.madry().epsilon();
                        });
        return new Budget(Norm.LINF, epsilon, unit(term.kind()));
    }

    private Budget.Unit unit(String kind) {
        return switch (kind) {
            case "advls" -> config.advls().unit();
            case "fast" -> config.fast().unit();
            case "trades" -> config.trades().unit();
            case "mart" -> config.mart().unit();
            case "ame" -> config.ame().unit();
            case "ce", "nsr", "nsr-l2", "jacobian" -> Budget.Unit.RELATIVE; // have none
            case "madry" -> config.madry().unit();
            default -> config.own().unit();
        };
    }
}
