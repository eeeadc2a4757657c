package io.heartproof.classify;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.heartproof.batch.Batch;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What goes into a network and comes out of it, checked against its contract when it is loaded.
 *
 * @param leads L of the contract
 * @param classes K of the contract
 * @param maskRank 3 for (N, 1, T), 2 for (N, T), 0 where the network takes no mask
 */
record OnnxSignature(String name, ModelContract.Output output, int leads, int classes, int maskRank) {
    private static final double PROBABILITY_TOLERANCE = 1e-3;

    static OnnxSignature of(String name, OrtSession session, ModelContract contract) {
        try {
            ModelContract.Inputs inputs = contract.inputs();
            int leads = contract.contract().leads().size();
            int classes = contract.contract().labels().size();
            requireInputs(name, session.getInputNames(), inputs);
            require(name, info(name, session.getInputInfo(), inputs.values()), inputs.values(), -1, leads, -1);
            ModelContract.Output output = contract.output();
            require(name, info(name, session.getOutputInfo(), output.name()), output.name(), -1, classes);
            return new OnnxSignature(name, output, leads, classes, maskRank(name, session, inputs));
        } catch (OrtException e) {
            throw new BadData(name, "ONNX Runtime cannot describe it", e);
        }
    }

    Set<String> outputs() {
        return Set.of(output.name());
    }

    void requireFit(Batch batch) {
        if (batch.leads() != leads) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "expected %s, got %d", Counted.of(leads, "lead"), batch.leads()));
        }
    }

    long[] maskShape(Batch batch) {
        return maskRank == 2 ? new long[] {batch.size(), batch.length()} : new long[] {batch.size(), 1, batch.length()};
    }

    /** The output as logits; probabilities become their logarithms, whose softmax they are. */
    float[][] logits(OnnxValue value, int size) throws OrtException {
        if (!(value instanceof OnnxTensor tensor)
                || tensor.getInfo().type != OnnxJavaType.FLOAT
                || !Arrays.equals(tensor.getInfo().getShape(), new long[] {size, classes})) {
            throw new BadData(
                    name,
                    String.format(
                            Locale.ROOT,
                            "expected (%d, %d) numbers as output '%s', got %s",
                            size,
                            classes,
                            output.name(),
                            value.getInfo()));
        }
        FloatBuffer buffer = tensor.getFloatBuffer();
        float[][] logits = new float[size][classes];
        for (float[] row : logits) {
            buffer.get(row);
            requireFinite(row);
            if (output.kind() == ModelContract.OutputKind.PROBABILITIES) {
                toLogits(row);
            }
        }
        return logits;
    }

    /** In place. */
    private void toLogits(float[] row) {
        double sum = 0;
        for (float probability : row) {
            if (probability < -PROBABILITY_TOLERANCE || probability > 1 + PROBABILITY_TOLERANCE) {
                throw new BadData(
                        name, "expected probabilities as output '%s', got %s".formatted(output.name(), probability));
            }
            sum += probability;
        }
        if (Math.abs(sum - 1) > PROBABILITY_TOLERANCE) {
            throw new BadData(
                    name, "expected probabilities that sum to 1 as output '%s', got %s".formatted(output.name(), sum));
        }
        for (int k = 0; k < row.length; k++) {
            row[k] = logarithm(row[k]);
        }
    }

    private static float logarithm(float probability) {
        return (float) Math.log(Math.max(probability, Float.MIN_NORMAL));
    }

    private void requireFinite(float[] row) {
        for (float value : row) {
            if (!Float.isFinite(value)) {
                throw new BadData(
                        name, "expected finite numbers as output '%s', got %s".formatted(output.name(), value));
            }
        }
    }

    private static void requireInputs(String name, Set<String> actual, ModelContract.Inputs inputs) {
        Set<String> expected = new HashSet<>(Set.of(inputs.values()));
        inputs.mask().ifPresent(expected::add);
        if (!actual.equals(expected)) {
            throw new BadData(name, "expected the inputs %s of the contract, has %s".formatted(expected, actual));
        }
    }

    private static int maskRank(String name, OrtSession session, ModelContract.Inputs inputs) throws OrtException {
        if (inputs.mask().isEmpty()) {
            return 0;
        }
        String mask = inputs.mask().get();
        TensorInfo info = info(name, session.getInputInfo(), mask);
        if (info.getShape().length == 2) {
            require(name, info, mask, -1, -1);
            return 2;
        }
        require(name, info, mask, -1, 1, -1);
        return 3;
    }

    private static TensorInfo info(String name, Map<String, NodeInfo> infos, String key) {
        NodeInfo info = infos.get(key);
        if (info == null || !(info.getInfo() instanceof TensorInfo tensor)) {
            throw new BadData(
                    name, "expected a tensor '%s' as the contract says, has %s".formatted(key, infos.keySet()));
        }
        return tensor;
    }

    /** Dimensions of -1 may be anything, on either side. */
    private static void require(String name, TensorInfo info, String key, long... expected) {
        long[] actual = info.getShape();
        boolean fits = actual.length == expected.length && info.type == OnnxJavaType.FLOAT;
        for (int i = 0; fits && i < expected.length; i++) {
            fits = actual[i] == -1 || expected[i] == -1 || actual[i] == expected[i];
        }
        if (!fits) {
            throw new BadData(
                    name,
                    "expected '%s' to be float %s (-1: any), is %s %s"
                            .formatted(key, Arrays.toString(expected), info.type, Arrays.toString(actual)));
        }
    }
}
