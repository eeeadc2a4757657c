package io.heartproof.benchmark.card;

import io.heartproof.batch.Batch;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;

/**
 * What a network makes of a batch, in single precision. Immutable but for its arrays, which nobody changes.
 *
 * @param logits (N, K)
 * @param input gradient of the summed cross entropy with respect to the values (N, L, T)
 * @param weights its gradient with respect to each parameter, by name
 */
@SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
record NetworkNumbers(float[] logits, float[] input, Map<String, float[]> weights) {
    /** Computes them where the classifier's weights lie, and leaves no gradients behind. */
    static NetworkNumbers of(TorchClassifier classifier, Batch batch) {
        try (Scope scope = Scope.open()) {
            Tensor values = classifier.values(batch).set_requires_grad(true);
            Tensor logits = classifier.logits(values, classifier.mask(batch));
            new CrossEntropy()
                    .perRecording(logits, classifier.labels(batch))
                    .sum()
                    .backward();
            Map<String, float[]> weights = new LinkedHashMap<>();
            classifier
                    .parameters()
                    .byName()
                    .forEach((name, parameter) -> weights.put(name, Tensors.toFloats(parameter.grad())));
            return new NetworkNumbers(Tensors.toFloats(logits), Tensors.toFloats(values.grad()), weights);
        } finally {
            classifier.parameters().clearGradients();
        }
    }

    /** The gradient with respect to one parameter. */
    float[] weight(String name) {
        return Objects.requireNonNull(weights.get(name), name);
    }

    /** All gradients of weights as one. */
    float[] allWeights() {
        int size = weights.values().stream().mapToInt(values -> values.length).sum();
        float[] all = new float[size];
        int at = 0;
        for (float[] values : weights.values()) {
            System.arraycopy(values, 0, all, at, values.length);
            at += values.length;
        }
        return all;
    }

    /**
     * The Euclidean length of the difference as a share of that of {@code expected}. A feature at zero up to rounding has
     * another slope on another processor, which changes single gradients by percents: so all count together.
     */
    static double apart(float[] actual, float[] expected) {
        if (actual.length != expected.length) {
            throw new IllegalArgumentException("expected " + expected.length + " values, got " + actual.length);
        }
        double difference = 0;
        double length = 0;
        for (int i = 0; i < expected.length; i++) {
            double apart = (double) actual[i] - expected[i];
            difference += apart * apart;
            length += (double) expected[i] * expected[i];
        }
        return difference == 0 ? 0 : Math.sqrt(difference / length);
    }
}
