package io.heartproof.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.batch.Batch;
import io.heartproof.defence.JacobianTraining;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.MarginPenalty;
import io.heartproof.loss.NsrPenalty;
import io.heartproof.loss.SquaredError;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.resnet.ResNet18a;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values and gradients of the reference program's penalties on real recordings. */
@ExtendWith(NoTensorLeft.class)
class GoldenPenaltiesTest {
    private static Golden golden;
    private Batch batch;
    private TorchClassifier classifier;

    /** Before all, so that nothing is closed that was not opened where there are no reference values. */
    @BeforeAll
    static void read() throws IOException {
        golden = Golden.open();
    }

    @BeforeEach
    void open() throws IOException {
        batch = golden.batch();
        classifier = golden.classifier(new ResNet18a());
    }

    @AfterEach
    void close() {
        classifier.close();
    }

    @Test
    void nsrOfTheLabelsHasTheSameValueAndGradient() {
        try (Scope scope = Scope.open()) {
            Tensor mean = nsr(classifier.labels(batch));
            assertValue(mean.item_double(), "nsr_log_eps0.01");
            mean.backward();
            assertNorms(gradients(), "nsr_grad_norms");
            classifier.parameters().clearGradients();
        }
    }

    @Test
    void nsrOfThePredictionsHasTheSameValue() {
        try (Scope scope = Scope.open()) {
            assertValue(nsr(predicted()).item_double(), "nsr_of_predicted_class");
        }
    }

    @Test
    void marginOfThePredictionsHasTheSameValue() {
        try (Scope scope = Scope.open()) {
            Tensor logits = classifier.logits(classifier.values(batch), classifier.mask(batch));
            MarginPenalty margin = MarginPenalty.of(logits, predicted());
            assertValue(margin.sum().item_double() / margin.count(), "multi_margin_within_counter");
        }
    }

    @Test
    void squaredErrorHasTheSameValue() {
        try (Scope scope = Scope.open()) {
            Tensor logits = classifier.logits(classifier.values(batch), classifier.mask(batch));
            Tensor errors = new SquaredError().perRecording(logits, classifier.labels(batch));
            assertValue(errors.mean().item_double(), "mse_to_one_hot");
        }
    }

    @Test
    void jacobianHasTheSameValueAndGradient() {
        Map<String, float[]> plain = new LinkedHashMap<>();
        Map<String, float[]> penalised = new LinkedHashMap<>();
        double crossEntropy = train(new MeanLoss(new CrossEntropy()), plain);
        double both = train(new JacobianTraining(1, 0), penalised);
        assertValue(both - crossEntropy, "jacobian_l2");
        penalised.forEach((name, gradient) -> {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] -= plain.get(name)[i];
            }
        });
        assertNorms(penalised, "jacobian_grad_norms");
    }

    private Tensor nsr(Tensor labels) {
        Tensor values = classifier.values(batch).set_requires_grad(true);
        Tensor logits = classifier.logits(values, classifier.mask(batch));
        return NsrPenalty.PUBLISHED.perRecording(logits, labels, values).mean();
    }

    private Tensor predicted() {
        return Tensors.of(golden.ints("predicted"), Device.CPU);
    }

    private double train(Objective objective, Map<String, float[]> gradients) {
        try (Scope scope = Scope.open()) {
            TrainingBatch given =
                    new TrainingBatch(classifier.values(batch), classifier.mask(batch), classifier.labels(batch), 0);
            double value = objective.backward(classifier, given, new Objective.CurrentEpoch(0, 1));
            gradients.putAll(gradients());
            classifier.parameters().clearGradients();
            return value;
        }
    }

    private Map<String, float[]> gradients() {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        classifier.parameters().byName().forEach((name, tensor) -> {
            if (tensor.grad().defined()) {
                gradients.put(name, Tensors.toFloats(tensor.grad()));
            }
        });
        return gradients;
    }

    private void assertValue(double actual, String key) {
        double expected = golden.reference.get(key).doubleValue();
        assertThat(actual).as(key).isCloseTo(expected, within(1e-4 * expected));
    }

    private void assertNorms(Map<String, float[]> gradients, String key) {
        assertThat(golden.reference.get(key).size()).isPositive();
        golden.reference.get(key).properties().forEach(entry -> {
            double sum = 0;
            for (float value : gradients.getOrDefault(entry.getKey(), new float[0])) {
                sum += (double) value * value;
            }
            double expected = entry.getValue().doubleValue();
            assertThat(Math.sqrt(sum)).as(entry.getKey()).isCloseTo(expected, within(1e-3 * expected + 1e-5));
        });
    }
}
