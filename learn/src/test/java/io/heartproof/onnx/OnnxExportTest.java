package io.heartproof.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.InputForm;
import io.heartproof.contract.PaddedForm;
import io.heartproof.label.LabelSet;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Architecture;
import io.heartproof.nn.Architectures;
import io.heartproof.nn.Network;
import io.heartproof.nn.Operations;
import io.heartproof.nn.Parameters;
import io.heartproof.nn.resnet.ResNet18a;
import io.heartproof.nn.resnet.ResNet18m;
import io.heartproof.problem.BadData;
import io.heartproof.tensor.Device;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.Shaken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(NoTensorLeft.class)
class OnnxExportTest {
    private static final LabelSet LABELS = new LabelSet(List.of("Normal", "AF", "PVC"));

    @TempDir
    private Path folder;

    static Stream<Arguments> poolingsAndForms() {
        return Architectures.all().stream()
                .flatMap(architecture -> Stream.of(new BucketForm(9_500), new PaddedForm(4_000))
                        .map(form -> Arguments.of(architecture, form)));
    }

    @ParameterizedTest
    @MethodSource("poolingsAndForms")
    void onnxRuntimeSaysWhatLibtorchSays(Architecture architecture, InputForm form) throws IOException {
        Path file = folder.resolve("model.onnx");
        try (TorchClassifier classifier = classifier(architecture, form, 1)) {
            Shaken.shake(classifier.parameters(), 2);
            double difference = OnnxExport.write(classifier, Map.of("origin", "test"), file);
            assertThat(difference).isLessThan(OnnxExport.TOLERANCE);
            try (OnnxClassifier written = OnnxClassifier.load(file)) {
                assertThat(written.contract()).isEqualTo(classifier.contract());
                assertThat(written.metadata()).containsEntry("origin", "test");
            }
        }
        assertThat(folder.toFile().list()).containsExactly("model.onnx");
    }

    @Test
    void aNetworkThatPoolsByMaximumTakesNoMask() {
        try (TorchClassifier average = classifier(new ResNet18a(), new BucketForm(5_000), 1);
                TorchClassifier maximum = classifier(new ResNet18m(), new BucketForm(5_000), 1)) {
            assertThat(inputs(OnnxExport.model(average, Map.of()))).containsExactly("values", "mask");
            assertThat(inputs(OnnxExport.model(maximum, Map.of()))).containsExactly("values");
        }
    }

    @Test
    void batchAndLengthAreFree() {
        try (TorchClassifier classifier = classifier(new ResNet18a(), new BucketForm(5_000), 1)) {
            ModelProto model = OnnxExport.model(classifier, Map.of());
            var shape = model.getGraph().getInput(0).getType().getTensorType().getShape();
            assertThat(shape.getDim(0).getDimParam()).isEqualTo("recordings");
            assertThat(shape.getDim(1).getDimValue()).isEqualTo(8);
            assertThat(shape.getDim(2).getDimParam()).isEqualTo("samples");
            assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
        }
    }

    @Test
    void theCheckSeesOtherWeights() throws IOException {
        Path file = folder.resolve("model.onnx");
        try (TorchClassifier one = classifier(new ResNet18a(), new BucketForm(5_000), 1);
                TorchClassifier other = classifier(new ResNet18a(), new BucketForm(5_000), 2)) {
            OnnxExport.write(one, Map.of(), file);
            try (OnnxClassifier written = OnnxClassifier.load(file)) {
                assertThat(ExportCheck.largestDifference(other, written)).isGreaterThan(100 * OnnxExport.TOLERANCE);
            }
        }
    }

    @Test
    void anExportThatDiffersLeavesNoFile() {
        Path file = folder.resolve("model.onnx");
        try (TorchClassifier classifier = classifier(new ResNet18a(), new BucketForm(5_000), 1);
                TorchClassifier liar = new TorchClassifier(classifier.contract(), new Doubling(classifier.network()))) {
            assertThatThrownBy(() -> OnnxExport.write(liar, Map.of(), file))
                    .isInstanceOf(BadData.class)
                    .hasMessageContaining("logits differ from libtorch's by");
            assertThat(file).doesNotExist();
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aNetworkThatDoesNotTellItselfIsRefused() {
        try (TorchClassifier classifier = classifier(new ResNet18a(), new BucketForm(5_000), 1)) {
            Network silent = new Network() {
                @Override
                public Tensor forward(Tensor values, Tensor mask) {
                    return values;
                }

                @Override
                public Parameters parameters() {
                    return classifier.parameters();
                }
            };
            assertThatThrownBy(() -> OnnxExport.model(new TorchClassifier(classifier.contract(), silent), Map.of()))
                    .isInstanceOf(BadData.class)
                    .hasMessageContaining("cannot be written as ONNX");
        }
    }

    @Test
    void writesTheSameFileEachTime() throws IOException {
        try (TorchClassifier classifier = classifier(new ResNet18m(), new BucketForm(5_000), 1)) {
            OnnxExport.write(classifier, Map.of(), folder.resolve("a.onnx"));
            OnnxExport.write(classifier, Map.of(), folder.resolve("b.onnx"));
        }
        assertThat(Files.mismatch(folder.resolve("a.onnx"), folder.resolve("b.onnx")))
                .isEqualTo(-1);
    }

    /** Computes twice what it says it does; the network belongs to someone else. */
    private record Doubling(Network network) implements Network {
        @Override
        public Tensor forward(Tensor values, Tensor mask) {
            return network.forward(values, mask).mul(new Scalar(2));
        }

        @Override
        public <V> Optional<V> described(Operations<V> on, V values, V mask) {
            return network.described(on, values, mask);
        }

        @Override
        public Parameters parameters() {
            return network.parameters();
        }

        @Override
        public void close() {}
    }

    private static List<String> inputs(ModelProto model) {
        return model.getGraph().getInputList().stream()
                .map(ValueInfoProto::getName)
                .toList();
    }

    private static TorchClassifier classifier(Architecture architecture, InputForm form, long seed) {
        InputContract contract = InputContract.published(form, LABELS);
        return TorchClassifier.create(architecture, contract, Device.CPU, seed);
    }
}
