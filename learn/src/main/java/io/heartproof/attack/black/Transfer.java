package io.heartproof.attack.black;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.BlackBoxAttack;
import io.heartproof.attack.Criterion;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Probe;
import io.heartproof.classifier.Classifier;
import io.heartproof.contract.InputContract;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Scope;
import org.bytedeco.pytorch.Tensor;

/**
 * Noise that an attack made for another network, the source: one question to the classifier under attack. Whether the noise
 * breaks the source, too, does not matter, so the attack should not stop where it does. Passes of the source are not counted.
 * Source: Papernot, McDaniel, Goodfellow 2016 (arXiv 1605.07277). Safe to share: the source works for one thread at a time.
 *
 * @param source with the leads, rate, scaling and labels of the classifiers under attack; the caller's, on the device where the
 *     victims lie
 * @param attack on the source
 */
public record Transfer(DifferentiableClassifier source, Attack attack) implements BlackBoxAttack {
    @Override
    public String name() {
        return "transfer";
    }

    @Override
    public AttackOutcome attack(Classifier classifier, NoiseSpace space) {
        requireSameInput(classifier.contract());
        try (Scope run = Scope.open()) {
            Probe probe = Probe.of(classifier, space.victims(), Criterion.ANSWER_DIFFERS);
            Tensor noise = run.handOver(made(space));
            if (probe.anyOpen()) {
                probe.logits(noise);
            }
            return probe.outcome(noise);
        }
    }

    private Tensor made(NoiseSpace space) {
        synchronized (source) { // a network belongs to one thread at a time
            return attack.attack(source, space).noise();
        }
    }

    private void requireSameInput(InputContract asked) {
        InputContract own = source.contract();
        requireEqual("leads", own.leads(), asked.leads());
        requireEqual("samplingRateHz", own.samplingRateHz(), asked.samplingRateHz());
        requireEqual("scaling", own.scaling(), asked.scaling());
        requireEqual("labels", own.labels().names(), asked.labels().names());
    }

    private static void requireEqual(String what, Object own, Object asked) {
        if (!own.equals(asked)) {
            throw BadUsage.expected(what + " of the network that noise is transferred from", asked.toString(), own);
        }
    }
}
