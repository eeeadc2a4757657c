package io.heartproof.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.heartproof.batch.Batch;
import io.heartproof.model.ModelFolder;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Precision;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.DoublePrecision;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.Shaken;
import io.heartproof.testing.SmallWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every architecture that {@link Architectures} finds. */
@ExtendWith(NoTensorLeft.class)
class ArchitectureContractTest {
    private static final float CLOSE = 1e-5f;

    static List<Architecture> all() {
        return Architectures.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isFoundByItsName(Architecture architecture) {
        assertThat(Architectures.named(architecture.name())).isSameAs(architecture);
        assertThat(architecture.name()).matches("[a-z][a-z0-9]*");
    }

    @ParameterizedTest
    @MethodSource("all")
    void givesOneFiniteLogitPerRecordingAndClassForAnyNumberOfLeads(Architecture architecture) {
        for (NetworkSize size : List.of(new NetworkSize(1, 2), new NetworkSize(8, 9), new NetworkSize(12, 27))) {
            for (int length : new int[] {3072, 5120}) {
                try (Network network = architecture.create(size, Device.CPU, 1);
                        Scope scope = Scope.open();
                        NoGradGuard guard = new NoGradGuard()) {
                    Tensor values = torch.rand(2, size.leads(), length);
                    Tensor logits = network.forward(values, torch.ones(2, 1, length));
                    assertThat(Tensors.shape(logits)).containsExactly(2, size.classes());
                    for (float logit : Tensors.toFloats(logits)) {
                        assertThat(logit).isFinite();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasTheSameWeightsForTheSameSeedAlone(Architecture architecture) {
        assertThat(digest(architecture, 1)).isEqualTo(digest(architecture, 1)).isNotEqualTo(digest(architecture, 2));
    }

    @ParameterizedTest
    @MethodSource("all")
    void classifiesARecordingWhateverElseIsInItsBatch(Architecture architecture) {
        PreparedSet set = SmallWorld.recordings(5, 1);
        try (TorchClassifier classifier = precise(architecture)) {
            float[][] together = classifier.logits(SmallWorld.batch(set));
            for (int n = 0; n < set.size(); n++) {
                Batch own = SmallWorld.batch(set.at(n));
                assertThat(classifier.logits(own)[0]).containsExactly(together[n], within(CLOSE));
            }
        }
    }

    /** Along the gradient's own direction a logit rises by the gradient's length. */
    @ParameterizedTest
    @MethodSource("all")
    void givesTheGradientOfALogitToItsInput(Architecture architecture) {
        double step = 1e-6;
        Batch batch = SmallWorld.batch(SmallWorld.recordings(1, 1));
        try (TorchClassifier classifier = precise(architecture);
                Scope scope = Scope.open()) {
            Tensor values = classifier.values(batch).to(torch.ScalarType.Double);
            Tensor mask = classifier.mask(batch);
            Tensor leaf = values.clone().set_requires_grad(true);
            Tensor gradient =
                    Tensors.gradient(classifier.logits(leaf, mask).sum(), leaf).mul(mask);
            Tensor direction = gradient.div(gradient.norm());
            double above = sum(classifier, values.add(Tensors.scale(direction, step)), mask);
            double below = sum(classifier, values.sub(Tensors.scale(direction, step)), mask);
            assertThat((above - below) / (2 * step))
                    .isPositive()
                    .isCloseTo(gradient.norm().item_double(), withinPercentage(1));
        }
    }

    /** As penalties on gradients need it. */
    @ParameterizedTest
    @MethodSource("all")
    void canBeDifferentiatedTwiceInAllThatItsGradientDependsOn(Architecture architecture) {
        Batch batch = SmallWorld.batch(SmallWorld.recordings(2, 1));
        try (TorchClassifier classifier = precise(architecture);
                Scope scope = Scope.open()) {
            Tensor leaf = classifier.values(batch).set_requires_grad(true);
            Tensor logits = classifier.logits(leaf, classifier.mask(batch)).sum();
            Tensor penalty =
                    Tensors.differentiableGradient(logits, leaf).square().sum();
            penalty.backward();
            List<Tensor> gradients = classifier.parameters().byName().values().stream()
                    .map(Tensor::grad)
                    .filter(Tensor::defined)
                    .toList();
            assertThat(gradients).isNotEmpty();
            for (Tensor gradient : gradients) {
                assertThat(gradient.isfinite().all().item_bool()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void computesInBfloat16AndEndsInSinglePrecision(Architecture architecture) {
        Batch batch = SmallWorld.batch(SmallWorld.recordings(3, 1));
        try (TorchClassifier classifier = SmallWorld.classifier(architecture, 1);
                Scope scope = Scope.open();
                Precision.Open half = Precision.BFLOAT16.open()) {
            Tensor logits = classifier.logits(classifier.values(batch), classifier.mask(batch));
            assertThat(logits.scalar_type().intern()).isEqualTo(torch.ScalarType.Float);
            logits.sum().backward();
            classifier
                    .parameters()
                    .byName()
                    .forEach((name, parameter) -> assertThat(
                                    parameter.grad().isfinite().all().item_bool())
                            .as(name)
                            .isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsTwinAnswersWithTheSameWeights(Architecture architecture) {
        Batch batch = SmallWorld.batch(SmallWorld.recordings(3, 1));
        try (TorchClassifier classifier = SmallWorld.classifier(architecture, 1);
                TorchClassifier other = SmallWorld.classifier(architecture, 2);
                TorchClassifier twin = (TorchClassifier) classifier.twin().orElseThrow()) {
            classifier.parameters().load("other", other.parameters().copy());
            assertThat(twin.logits(batch)).isDeepEqualTo(other.logits(batch));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isReadBackFromAFolder(Architecture architecture, @TempDir Path folder) throws IOException {
        Batch batch = SmallWorld.batch(SmallWorld.recordings(3, 1));
        try (TorchClassifier saved = SmallWorld.classifier(architecture, 1)) {
            ModelFolder.save(folder, architecture, saved);
            try (TorchClassifier read = ModelFolder.load(folder, Device.CPU)) {
                assertThat(read.logits(batch)).isDeepEqualTo(saved.logits(batch));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void costsMoreForLongerRecordingsAndMoreLeads(Architecture architecture) {
        long some = architecture.multiplyAdds(new NetworkSize(8, 9), 8192);
        assertThat(some).isPositive().isLessThan(architecture.multiplyAdds(new NetworkSize(8, 9), 16384));
        assertThat(some).isLessThan(architecture.multiplyAdds(new NetworkSize(12, 9), 8192));
    }

    @Test
    void refusesANameThatNoneHas() {
        assertThatThrownBy(() -> Architectures.named("resnet"))
                .isInstanceOf(BadUsage.class)
                .hasMessageStartingWith("network.architecture: expected one of ")
                .hasMessageContaining("resnet18a, resnet18m")
                .hasMessageEndingWith("got \"resnet\"");
    }

    private static TorchClassifier precise(Architecture architecture) {
        Network network = architecture.create(new NetworkSize(8, 3), Device.CPU, 1);
        Shaken.shake(network.parameters(), 2);
        return new TorchClassifier(SmallWorld.CONTRACT, new DoublePrecision(network));
    }

    private static double sum(TorchClassifier classifier, Tensor values, Tensor mask) {
        try (NoGradGuard guard = new NoGradGuard()) {
            return classifier.logits(values, mask).sum().item_double();
        }
    }

    private static int digest(Architecture architecture, long seed) {
        try (Network network = architecture.create(new NetworkSize(2, 3), Device.CPU, seed)) {
            Map<String, Safetensors.Array> weights = network.parameters().copy();
            return weights.entrySet().stream()
                    .mapToInt(weight -> 31 * weight.getKey().hashCode()
                            + Arrays.hashCode(weight.getValue().values()))
                    .sum();
        }
    }
}
