package io.heartproof.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.SquaredError;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.KnownNetwork;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.Objective.CurrentEpoch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoTensorLeft.class)
class MixtureTest {
    private static final Objective CE = new MeanLoss(new CrossEntropy());
    private static final Objective MSE = new MeanLoss(new SquaredError());
    private static final String WEIGHT = KnownNetwork.ANSWERS;

    @Test
    void valueAndGradientAreTheWeightedSums() {
        try (TorchClassifier classifier = SmallWorld.knowing();
                Scope scope = Scope.open()) {
            float[] ce = new float[3 * 2];
            float[] mse = new float[3 * 2];
            float[] both = new float[3 * 2];
            double ceValue = gradient(classifier, CE, ce);
            double mseValue = gradient(classifier, MSE, mse);
            Mixture mixture = new Mixture(List.of(new Mixture.Weighted(0.25, CE), new Mixture.Weighted(3, MSE)));

            double value = gradient(classifier, mixture, both);

            assertThat(value).isEqualTo(0.25 * ceValue + 3 * mseValue, within(1e-5 * value));
            for (int i = 0; i < both.length; i++) {
                float expected = 0.25f * ce[i] + 3 * mse[i];
                assertThat(both[i]).isEqualTo(expected, within(1e-4f * Math.abs(expected) + 1e-6f));
            }
        }
    }

    private static double gradient(TorchClassifier classifier, Objective objective, float[] gradient) {
        double value = objective.backward(classifier, SmallWorld.trainingBatch(classifier, 4), new CurrentEpoch(0, 1));
        float[] values = Tensors.toFloats(classifier.parameters().get(WEIGHT).grad());
        System.arraycopy(values, 0, gradient, 0, gradient.length);
        classifier.parameters().clearGradients();
        return value;
    }
}
