package io.heartproof.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.heartproof.tensor.Safetensors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as ONNX keeps them. */
final class OnnxTensors {
    private OnnxTensors() {}

    /** Of any shape. */
    static TensorProto of(String name, Safetensors.Array array) {
        ByteBuffer bytes =
                ByteBuffer.allocate(array.values().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(array.values());
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        for (long size : array.shape()) {
            tensor.addDims(size);
        }
        return tensor.build();
    }

    /** One number without a dimension. */
    static TensorProto of(String name, float value) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addFloatData(value)
                .build();
    }

    /** A list of one whole number. */
    static TensorProto of(String name, long value) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(1)
                .addInt64Data(value)
                .build();
    }
}
