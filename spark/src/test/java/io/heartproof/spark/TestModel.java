package io.heartproof.spark;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.heartproof.classify.ModelContract;
import io.heartproof.contract.AlignedForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.Scaling;
import io.heartproof.label.LabelSet;
import io.heartproof.signal.Lead;
import java.util.List;
import java.util.Optional;

/** A network of two leads in millivolts at 500 Hz: the logits are how large each is on average, without its sign. */
public final class TestModel {
    private TestModel() {}

    /** The bytes of its file, with its contract. */
    public static byte[] bytes() {
        return network()
                .addMetadataProps(StringStringEntryProto.newBuilder()
                        .setKey(ModelContract.KEY)
                        .setValue(contract().json()))
                .build()
                .toByteArray();
    }

    /** The same without its contract. */
    public static byte[] bytesWithoutContract() {
        return network().build().toByteArray();
    }

    private static ModelProto.Builder network() {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(GraphProto.newBuilder()
                        .setName("test")
                        .addNode(node("Abs", "ecg", "size"))
                        .addNode(node("ReduceMean", "size", "answer")
                                .addAttribute(integers("axes").addInts(2))
                                .addAttribute(AttributeProto.newBuilder()
                                        .setName("keepdims")
                                        .setType(AttributeProto.AttributeType.INT)
                                        .setI(0)))
                        .addInput(tensor("ecg", "N", "2", "T"))
                        .addOutput(tensor("answer", "N", "2")));
    }

    /** What it is fed with. */
    public static ModelContract contract() {
        InputContract input = new InputContract(
                List.of(Lead.I, Lead.V2),
                500,
                new AlignedForm(5000, 5000),
                Scaling.MILLIVOLTS,
                new LabelSet(List.of("limb", "chest")));
        return new ModelContract(
                input,
                new ModelContract.Inputs("ecg", Optional.empty()),
                new ModelContract.Output("answer", ModelContract.OutputKind.LOGITS));
    }

    private static NodeProto.Builder node(String operation, String input, String output) {
        return NodeProto.newBuilder().setOpType(operation).addInput(input).addOutput(output);
    }

    private static AttributeProto.Builder integers(String name) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    }

    /** A float tensor; a letter stands for any size. */
    private static ValueInfoProto tensor(String name, String... sizes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (String size : sizes) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            boolean any = Character.isLetter(size.charAt(0));
            shape.addDim(any ? dimension.setDimParam(size) : dimension.setDimValue(Long.parseLong(size)));
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
