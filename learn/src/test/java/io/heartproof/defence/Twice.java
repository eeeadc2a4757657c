package io.heartproof.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.model.TorchClassifier;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A step with every recording twice. */
final class Twice {
    private Twice() {}

    /** Its value, and its gradient for each weight, are those of the step with every recording once. */
    static void assertChangesNothing(Objective objective, TorchClassifier classifier, Objective.CurrentEpoch current) {
        TrainingBatch once = SmallWorld.trainingBatch(classifier, 5);
        Map<String, Double> lengths = new TreeMap<>();
        double value = backward(objective, classifier, once, current, lengths);
        Map<String, Double> lengthsOfTwice = new TreeMap<>();
        double valueOfTwice = backward(objective, classifier, of(once), current, lengthsOfTwice);

        assertThat(valueOfTwice).isEqualTo(value, within(1e-12 * value));
        assertThat(lengths.values()).allMatch(length -> length > 0);
        lengths.forEach((name, length) ->
                assertThat(lengthsOfTwice.get(name)).as(name).isEqualTo(length, within(1e-9 * length)));
    }

    private static double backward(
            Objective objective,
            TorchClassifier classifier,
            TrainingBatch batch,
            Objective.CurrentEpoch current,
            Map<String, Double> lengths) {
        classifier.parameters().clearGradients();
        double value = objective.backward(classifier, batch, current);
        classifier
                .parameters()
                .byName()
                .forEach(
                        (name, weight) -> lengths.put(name, weight.grad().norm().item_double()));
        return value;
    }

    static TrainingBatch of(TrainingBatch once) {
        return new TrainingBatch(twice(once.values()), twice(once.mask()), twice(once.labels()), 5);
    }

    private static Tensor twice(Tensor tensor) {
        return torch.cat(new TensorVector(tensor, tensor), 0);
    }
}
