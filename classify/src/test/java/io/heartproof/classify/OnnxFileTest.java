package io.heartproof.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import io.heartproof.problem.BadData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxFileTest {
    private static final TensorProto.Builder OUTSIDE = TensorProto.newBuilder()
            .setName("w")
            .setDataLocation(TensorProto.DataLocation.EXTERNAL)
            .addExternalData(
                    StringStringEntryProto.newBuilder().setKey("location").setValue("/etc/passwd"));

    @TempDir
    private Path folder;

    @Test
    void keepsWhatTheFileSaysOfItself() throws IOException {
        ModelProto.Builder model = ForeignNetworks.averages().addMetadataProps(entry("a", "1"));
        OnnxFile file = OnnxFile.read(ForeignNetworks.write(folder, model));
        assertThat(file.metadata()).containsExactly(Map.entry("a", "1"));
        assertThat(file.digest()).startsWith("sha256:");
    }

    static Stream<byte[]> noModels() {
        byte[] whole = ForeignNetworks.averages().build().toByteArray();
        return Stream.of(
                new byte[0],
                "not a model".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(whole, whole.length - 5),
                ModelProto.newBuilder().setIrVersion(8).build().toByteArray());
    }

    @ParameterizedTest
    @MethodSource("noModels")
    void refusesWhatIsNoModel(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("x.onnx"), bytes);
        assertThatThrownBy(() -> OnnxFile.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("x.onnx: is no ONNX model");
    }

    static Stream<ModelProto.Builder> modelsWithWeightsOutside() {
        AttributeProto.Builder tensor = AttributeProto.newBuilder().setName("value");
        NodeProto.Builder constant =
                NodeProto.newBuilder().setOpType("Constant").addOutput("c");
        SparseTensorProto.Builder sparse = SparseTensorProto.newBuilder().setValues(OUTSIDE);
        GraphProto.Builder inner = GraphProto.newBuilder().addInitializer(OUTSIDE);
        return Stream.of(
                with(graph -> graph.addInitializer(OUTSIDE)),
                with(graph -> graph.addInitializer(
                        TensorProto.newBuilder().setName("w").addExternalData(entry("location", "weights.bin")))),
                with(graph -> graph.addSparseInitializer(sparse)),
                with(graph -> graph.addNode(
                        constant.clone().addAttribute(tensor.clone().setT(OUTSIDE)))),
                with(graph -> graph.addNode(
                        constant.clone().addAttribute(tensor.clone().addTensors(OUTSIDE)))),
                with(graph -> graph.addNode(
                        constant.clone().addAttribute(tensor.clone().setSparseTensor(sparse)))),
                with(graph -> graph.addNode(
                        constant.clone().addAttribute(tensor.clone().addSparseTensors(sparse)))),
                with(graph -> graph.addNode(
                        constant.clone().addAttribute(tensor.clone().setG(inner)))),
                with(graph -> graph.addNode(
                        constant.clone().addAttribute(tensor.clone().addGraphs(inner)))));
    }

    @ParameterizedTest
    @MethodSource("modelsWithWeightsOutside")
    void refusesWeightsInOtherFiles(ModelProto.Builder model) throws IOException {
        Path file = ForeignNetworks.write(folder, model);
        assertThatThrownBy(() -> OnnxFile.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("expected all weights inside, tensor 'w' lies in another file");
    }

    static Stream<ModelProto.Builder> modelsWithCustomOperators() {
        NodeProto.Builder custom = NodeProto.newBuilder().setOpType("Run").setDomain("com.example");
        GraphProto.Builder inner = GraphProto.newBuilder().addNode(custom);
        return Stream.of(
                with(graph -> graph.addNode(custom)),
                with(graph -> graph.addNode(NodeProto.newBuilder()
                        .setOpType("If")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("then_branch")
                                .setG(inner)))),
                ForeignNetworks.averages()
                        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("com.example")));
    }

    @ParameterizedTest
    @MethodSource("modelsWithCustomOperators")
    void refusesOperatorsBeyondTheStandard(ModelProto.Builder model) throws IOException {
        Path file = ForeignNetworks.write(folder, model);
        assertThatThrownBy(() -> OnnxFile.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("expected operators of the ONNX standard")
                .hasMessageContaining("'com.example'");
    }

    static Stream<ModelProto.Builder> modelsWithMoreThanAGraph() {
        return Stream.of(
                ForeignNetworks.averages()
                        .addFunctions(FunctionProto.newBuilder().setName("f")),
                ForeignNetworks.averages().addTrainingInfo(TrainingInfoProto.newBuilder()));
    }

    @ParameterizedTest
    @MethodSource("modelsWithMoreThanAGraph")
    void refusesFunctionsAndTrainingInformation(ModelProto.Builder model) throws IOException {
        Path file = ForeignNetworks.write(folder, model);
        assertThatThrownBy(() -> OnnxFile.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("expected a graph alone");
    }

    /** A document string whose length and text put the mark of another format where it is looked for. */
    @Test
    void refusesWhatCouldBeTakenForAnotherFormat() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {0x32, 8, 'a', 'b', 'O', 'R', 'T', 'M', 'c', 'd'});
        ForeignNetworks.averages().build().writeTo(bytes);
        assertThat(ModelProto.parseFrom(bytes.toByteArray()).getDocString()).isEqualTo("abORTMcd");
        Path file = Files.write(folder.resolve("both.onnx"), bytes.toByteArray());
        assertThatThrownBy(() -> OnnxFile.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("the mark of ONNX Runtime's own format");
    }

    @Test
    void refusesAKeyOfTheMetadataTwice() throws IOException {
        ModelProto.Builder model =
                ForeignNetworks.averages().addMetadataProps(entry("a", "1")).addMetadataProps(entry("a", "2"));
        Path file = ForeignNetworks.write(folder, model);
        assertThatThrownBy(() -> OnnxFile.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("'a' twice");
    }

    @Test
    void refusesAFileThatIsTooLargeWithoutReadingIt() throws IOException {
        Path file = folder.resolve("large.onnx");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(OnnxFile.LARGEST_BYTES + 1L);
        }
        assertThatThrownBy(() -> OnnxFile.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("expected at most 536870912 bytes");
    }

    @Test
    void refusesAFolder() {
        assertThatThrownBy(() -> OnnxFile.read(folder))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("got a folder");
    }

    private interface Change {
        GraphProto.Builder apply(GraphProto.Builder graph);
    }

    private static ModelProto.Builder with(Change change) {
        ModelProto.Builder model = ForeignNetworks.averages();
        change.apply(model.getGraphBuilder());
        return model;
    }

    private static StringStringEntryProto.Builder entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value);
    }
}
