package io.heartproof.extending;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.BlackBoxAttack;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Probe;
import io.heartproof.attack.suite.NamedAttack;
import io.heartproof.attack.suite.NamedAttack.Asks;
import io.heartproof.attack.suite.OwnAttack;
import io.heartproof.classifier.Classifier;
import io.heartproof.tensor.Scope;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/** An attack of one's own, as {@code docs/extending.md} shows it: uniform noise, drawn again for what it has not broken. */
public final class RandomDraws implements BlackBoxAttack {
    private static final int DRAWS = 20;

    /** What {@code --attacks} names. */
    public static final class Named implements OwnAttack {
        @Override
        public NamedAttack attack() {
            return new NamedAttack("draws", Asks.ANSWERS, Set.of(Norm.LINF), DRAWS, epsilon -> new RandomDraws());
        }
    }

    @Override
    public String name() {
        return "draws";
    }

    @Override
    public AttackOutcome attack(Classifier classifier, NoiseSpace space) {
        try (Scope run = Scope.open()) {
            Probe probe = Probe.of(classifier, space.victims());
            Tensor noise = run.handOver(space.none());
            for (int draw = 0; draw < DRAWS && probe.anyOpen(); draw++) {
                try (Scope scope = Scope.open()) {
                    Tensor drawn = space.seededFor(draw).at(probe.open()).uniform();
                    noise.index_copy_(0, probe.openRows(), drawn);
                    probe.logits(drawn);
                }
            }
            return probe.outcome(noise);
        }
    }
}
