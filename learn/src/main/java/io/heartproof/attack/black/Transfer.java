package io.heartproof.attack.black;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.BlackBoxAttack;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Probe;
import io.heartproof.attack.white.Apgd;
import io.heartproof.classifier.Classifier;
import io.heartproof.tensor.Scope;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Tensor;

/**
 * Noise that an attack made for other networks, the sources: one question to the classifier under attack for each of them, until
 * one breaks a recording. Whether the noise breaks the source, too, does not matter, so the attack should not stop where it does.
 * Passes of sources are not counted. Source: Papernot, McDaniel, Goodfellow 2016 (arXiv 1605.07277). Default: Auto-PGD on cross
 * entropy. Safe to share.
 *
 * @param sources at least one, with the leads, rate, scaling and labels of the classifiers under attack; the caller's, on the
 *     device where the victims lie
 * @param attack on each of them
 */
public record Transfer(List<SourceNetwork> sources, Attack attack) implements BlackBoxAttack {
    /** Its name. */
    public static final String NAME = "transfer";

    /** The setting that names the sources. */
    private static final String FROM = "from";

    public Transfer {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("expected at least one network to find noise on");
        }
    }

    /** By Auto-PGD on cross entropy, {@link Apgd#ITERATIONS} iterations. */
    public static Transfer standard(List<SourceNetwork> sources) {
        return new Transfer(sources, Apgd.crossEntropy(Apgd.ITERATIONS).toTheEnd());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(FROM, sources.stream().map(SourceNetwork::name).collect(Collectors.joining(", ")));
    }

    @Override
    public AttackOutcome attack(Classifier classifier, NoiseSpace space) {
        sources.forEach(source -> source.requireSameInput(classifier.contract()));
        try (Scope run = Scope.open()) {
            Probe probe = Probe.of(classifier, space.victims());
            Tensor noise = run.handOver(space.none());
            for (SourceNetwork source : sources) {
                if (probe.anyOpen()) {
                    try (Scope scope = Scope.open()) {
                        Tensor found = source.noise(attack, space.at(probe.open()));
                        noise.index_copy_(0, probe.openRows(), found);
                        probe.logits(found);
                    }
                }
            }
            return probe.outcome(noise);
        }
    }
}
