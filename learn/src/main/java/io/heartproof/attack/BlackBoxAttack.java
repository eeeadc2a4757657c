package io.heartproof.attack;

import io.heartproof.classifier.Classifier;
import io.heartproof.model.DifferentiableClassifier;

/** An attack that asks for answers alone, not for gradients: it works on any classifier, such as one in an ONNX file. */
public interface BlackBoxAttack extends Attack {
    @Override
    AttackOutcome attack(Classifier classifier, NoiseSpace space);

    @Override
    default AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
        return attack((Classifier) classifier, space);
    }
}
