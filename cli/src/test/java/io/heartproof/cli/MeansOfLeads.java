package io.heartproof.cli;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A network that was not made here: each logit is the mean of a lead; {@code ecg} (n, L, 2500) to {@code answer} (n, L). */
final class MeansOfLeads {
    private MeansOfLeads() {}

    /** Writes it for that many leads, which are as many classes. */
    static Path write(Path file, int leads) throws IOException {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("means")
                .addNode(NodeProto.newBuilder()
                        .setOpType("ReduceMean")
                        .addInput("ecg")
                        .addOutput("answer")
                        .addAttribute(attribute("axes", AttributeProto.AttributeType.INTS)
                                .addInts(2))
                        .addAttribute(attribute("keepdims", AttributeProto.AttributeType.INT)
                                .setI(0)))
                .addInput(tensor("ecg", leads, 2500))
                .addOutput(tensor("answer", leads));
        ModelProto model = ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph)
                .build();
        return Files.write(file, model.toByteArray());
    }

    private static AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    private static ValueInfoProto tensor(String name, long... sizes) {
        TensorShapeProto.Builder shape =
                TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam("n"));
        for (long size : sizes) {
            shape.addDim(Dimension.newBuilder().setDimValue(size));
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
