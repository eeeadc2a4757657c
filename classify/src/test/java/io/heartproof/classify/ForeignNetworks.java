package io.heartproof.classify;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.heartproof.contract.AlignedForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.Scaling;
import io.heartproof.label.LabelSet;
import io.heartproof.signal.Lead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A network that was not made here: two leads, each averaged over time; the logits are the averages. {@code ecg} (N, 2, T) to
 * {@code answer} (N, 2).
 */
final class ForeignNetworks {
    private ForeignNetworks() {}

    /** Two leads of 8 samples at 100 Hz, in millivolts, zeros behind. */
    static ModelContract contract(ModelContract.OutputKind kind) {
        InputContract input = new InputContract(
                List.of(Lead.I, Lead.II),
                100,
                new AlignedForm(8, 8),
                Scaling.MILLIVOLTS,
                new LabelSet(List.of("high", "low")));
        return new ModelContract(
                input, new ModelContract.Inputs("ecg", Optional.empty()), new ModelContract.Output("answer", kind));
    }

    static ModelProto.Builder averages() {
        return model(GraphProto.newBuilder()
                .addNode(mean("ecg", "answer"))
                .addInput(tensor("ecg", -1, 2, -1))
                .addOutput(tensor("answer", -1, 2)));
    }

    /** The softmax of the averages. */
    static ModelProto.Builder probabilities() {
        return model(GraphProto.newBuilder()
                .addNode(mean("ecg", "mean"))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Softmax")
                        .addInput("mean")
                        .addOutput("answer"))
                .addInput(tensor("ecg", -1, 2, -1))
                .addOutput(tensor("answer", -1, 2)));
    }

    /** The averages of what the mask leaves, over the mask's average; the mask is (N, T) or (N, 1, T). */
    static ModelProto.Builder masked(int maskRank) {
        GraphProto.Builder graph = GraphProto.newBuilder();
        String mask = "mask";
        if (maskRank == 2) {
            graph.addInitializer(TensorProto.newBuilder()
                    .setName("one")
                    .setDataType(TensorProto.DataType.INT64.getNumber())
                    .addDims(1)
                    .addInt64Data(1));
            graph.addNode(NodeProto.newBuilder()
                    .setOpType("Unsqueeze")
                    .addInput("mask")
                    .addInput("one")
                    .addOutput("wide"));
            mask = "wide";
        }
        return model(graph.addNode(NodeProto.newBuilder()
                        .setOpType("Mul")
                        .addInput("ecg")
                        .addInput(mask)
                        .addOutput("kept"))
                .addNode(mean("kept", "sum"))
                .addNode(mean(mask, "share"))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Div")
                        .addInput("sum")
                        .addInput("share")
                        .addOutput("answer"))
                .addInput(tensor("ecg", -1, 2, -1))
                .addInput(maskRank == 2 ? tensor("mask", -1, -1) : tensor("mask", -1, 1, -1))
                .addOutput(tensor("answer", -1, 2)));
    }

    static ModelProto.Builder model(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph.setName("foreign"));
    }

    static Path write(Path folder, ModelProto.Builder model) throws IOException {
        return Files.write(folder.resolve("model.onnx"), model.build().toByteArray());
    }

    static NodeProto.Builder mean(String input, String output) {
        return NodeProto.newBuilder()
                .setOpType("ReduceMean")
                .addInput(input)
                .addOutput(output)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("axes")
                        .setType(AttributeProto.AttributeType.INTS)
                        .addInts(2))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("keepdims")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(0));
    }

    /** A float tensor; -1 stands for any size. */
    static ValueInfoProto tensor(String name, long... sizes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (int i = 0; i < sizes.length; i++) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(sizes[i] < 0 ? dimension.setDimParam("d" + i) : dimension.setDimValue(sizes[i]));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(shape)))
                .build();
    }
}
