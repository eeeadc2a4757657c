package io.heartproof.benchmark.ladder;

import io.heartproof.attack.suite.AttackConfig;
import io.heartproof.attack.suite.AttackConfig.Levels;
import io.heartproof.attack.suite.AttackConfig.NormLevels;
import io.heartproof.attack.suite.EvaluationAttacks;
import io.heartproof.attack.suite.KnownAttacks;
import io.heartproof.attack.suite.Suite;
import io.heartproof.attack.suite.SuiteStrength;
import io.heartproof.attack.trial.PgdConfig;
import java.util.List;

/**
 * The attacks whose time is taken: all at the levels of {@code evaluation.pgd.linf}, none in another norm. Immutable.
 *
 * @param pgd levels, and the strength of PGD
 * @param suite strength of the suite
 */
record LinfAttacks(PgdConfig pgd, SuiteStrength suite) {
    /** With the strength that is configured. */
    static LinfAttacks of(EvaluationAttacks attacks) {
        return new LinfAttacks(attacks.pgd(), attacks.config().suite());
    }

    /** As short as they can be: every length is met, and that is all. */
    LinfAttacks shortest() {
        return new LinfAttacks(
                new PgdConfig(1, pgd.starts(), pgd.stepFraction(), pgd.loss(), pgd.linf(), List.of()),
                new SuiteStrength(1, 1));
    }

    /** PGD, level by level. */
    EvaluationAttacks climbing() {
        return attacks(KnownAttacks.PGD);
    }

    /** The suite {@code standard}. */
    EvaluationAttacks standard() {
        return attacks(Suite.STANDARD);
    }

    private EvaluationAttacks attacks(String name) {
        NormLevels none = new NormLevels(List.of(), List.of());
        Levels levels = new Levels(new NormLevels(pgd.linf(), List.of()), none);
        AttackConfig config = AttackConfig.of(List.of(name), levels, suite, AttackConfig.FoundOn.NONE);
        PgdConfig linf =
                new PgdConfig(pgd.iterations(), pgd.starts(), pgd.stepFraction(), pgd.loss(), pgd.linf(), List.of());
        return new EvaluationAttacks(config, linf);
    }
}
