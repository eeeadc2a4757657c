package io.heartproof.attack.check;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.BlackBoxAttack;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Probe;
import io.heartproof.classifier.Classifier;
import io.heartproof.tensor.Scope;
import org.bytedeco.pytorch.Tensor;

/**
 * Noise without malice: uniform in the cube of the budget, drawn anew so many times. Immutable, safe to share.
 *
 * @param draws at least 1
 */
record WhiteNoiseDraws(int draws) implements BlackBoxAttack {
    static final String NAME = "white";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int mostPasses() {
        return draws;
    }

    @Override
    public AttackOutcome attack(Classifier classifier, NoiseSpace space) {
        try (Scope run = Scope.open()) {
            Probe probe = Probe.of(classifier, space.victims());
            Tensor noise = run.handOver(space.none());
            for (int draw = 0; draw < draws && probe.anyOpen(); draw++) {
                try (Scope scope = Scope.open()) {
                    Tensor drawn = space.at(probe.open()).seededFor(draw).uniform();
                    noise.index_copy_(0, probe.openRows(), drawn);
                    probe.logits(drawn);
                }
            }
            return probe.outcome(noise);
        }
    }
}
