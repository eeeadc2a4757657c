package io.heartproof.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.batch.Batch;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.LogitMargin;
import io.heartproof.loss.Loss;
import io.heartproof.loss.SoftLogitMargin;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Architectures;
import io.heartproof.nn.resnet.ResNet18a;
import io.heartproof.onnx.OnnxExport;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logits, gradients and losses of the reference program on real recordings. */
@ExtendWith(NoTensorLeft.class)
class GoldenNetworkTest {
    private Golden golden;
    private Batch batch;

    @BeforeEach
    void open() throws IOException {
        golden = Golden.open();
        batch = golden.batch();
    }

    @Test
    void preparesTheSameInput() {
        float[] expected = golden.values("input_first_and_last_64_of_signal");
        double[] lengths = golden.numbers(golden.reference.get("lengths"));
        for (int row = 0; row < batch.size() * batch.leads(); row++) {
            int end = (row + 1) * batch.length();
            int begin = end - (int) lengths[row / batch.leads()];
            for (int i = 0; i < 64; i++) {
                assertThat(batch.values()[begin + i]).isEqualTo(expected[row * 128 + i]);
                assertThat(batch.values()[end - 64 + i]).isEqualTo(expected[row * 128 + 64 + i]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"resnet18a, logits_avg", "resnet18m, logits_max"})
    void givesTheSameLogits(String architecture, String key) throws IOException {
        try (TorchClassifier classifier = golden.classifier(Architectures.named(architecture))) {
            assertClose(flat(classifier.logits(batch)), golden.values(key), 1e-4);
        }
    }

    @ParameterizedTest
    @CsvSource({"resnet18a, logits_avg", "resnet18m, logits_max"})
    void givesTheSameLogitsAsOnnx(String architecture, String key, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("model.onnx");
        try (TorchClassifier classifier = golden.classifier(Architectures.named(architecture))) {
            OnnxExport.write(classifier, Map.of(), file);
        }
        try (OnnxClassifier written = OnnxClassifier.load(file)) {
            assertClose(flat(written.logits(batch)), golden.values(key), 1e-4);
        }
    }

    @Test
    void hasThePublishedNumberOfParameters() throws IOException {
        try (TorchClassifier classifier = golden.classifier(new ResNet18a())) {
            assertThat(classifier.parameters().count()).isEqualTo(4_994_953);
        }
    }

    @Test
    void givesTheSameInputGradient() throws IOException {
        try (TorchClassifier classifier = golden.classifier(new ResNet18a());
                Scope scope = Scope.open()) {
            Tensor x = classifier.values(batch).set_requires_grad(true);
            Tensor logits = classifier.logits(x, classifier.mask(batch));
            Tensor loss = new CrossEntropy().perRecording(logits, classifier.labels(batch));
            Tensor gradient = Tensors.gradient(loss.sum(), x);
            double[] norms = golden.numbers(golden.reference.get("input_grad_norm_per_recording"));
            for (int n = 0; n < norms.length; n++) {
                assertThat(gradient.select(0, n).norm().item_double()).isCloseTo(norms[n], within(1e-3 * norms[n]));
            }
            Tensor last = gradient.narrow(2, batch.length() - 256, 256);
            assertClose(Tensors.toFloats(last), golden.values("input_grad_last_256"), 1e-3);
        }
    }

    @Test
    void givesTheSameCrossEntropyGradientNorms() throws IOException {
        try (TorchClassifier classifier = golden.classifier(new ResNet18a());
                Scope scope = Scope.open()) {
            Tensor logits = classifier.logits(classifier.values(batch), classifier.mask(batch));
            Tensor loss = new CrossEntropy()
                    .perRecording(logits, classifier.labels(batch))
                    .mean();
            loss.backward();
            double expectedLoss = golden.reference.get("cross_entropy").doubleValue();
            assertThat(loss.item_double()).isCloseTo(expectedLoss, within(1e-4 * expectedLoss));
            golden.reference.get("cross_entropy_grad_norms").properties().forEach(entry -> {
                double norm = classifier
                        .parameters()
                        .get(entry.getKey())
                        .grad()
                        .norm()
                        .item_double();
                double expected = entry.getValue().doubleValue();
                assertThat(norm).as(entry.getKey()).isCloseTo(expected, within(1e-3 * expected + 1e-6));
            });
            classifier.parameters().clearGradients();
        }
    }

    @Test
    void givesTheSameMargins() throws IOException {
        assertSum(new SoftLogitMargin(), "soft_logit_margin_sum");
        assertSum(new LogitMargin(), "logit_margin_sum");
    }

    private void assertSum(Loss loss, String key) throws IOException {
        try (TorchClassifier classifier = golden.classifier(new ResNet18a());
                Scope scope = Scope.open()) {
            Tensor logits = classifier.logits(classifier.values(batch), classifier.mask(batch));
            double sum =
                    loss.perRecording(logits, classifier.labels(batch)).sum().item_double();
            double expected = golden.reference.get(key).doubleValue();
            assertThat(sum).isCloseTo(expected, within(1e-4 * Math.abs(expected)));
        }
    }

    /** Each value within {@code tolerance} of the largest absolute value expected. */
    private static void assertClose(float[] actual, float[] expected, double tolerance) {
        double largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(actual)
                .usingComparatorWithPrecision((float) (tolerance * largest))
                .containsExactly(expected);
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int n = 0; n < rows.length; n++) {
            System.arraycopy(rows[n], 0, flat, n * rows[0].length, rows[0].length);
        }
        return flat;
    }
}
