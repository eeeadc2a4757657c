package io.heartproof.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.heartproof.classify.ModelContract;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.contract.InputContract;
import io.heartproof.file.AtomicFile;
import io.heartproof.model.TorchClassifier;
import io.heartproof.problem.BadData;
import io.heartproof.tensor.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes a classifier as one ONNX file, weights inside: inputs {@code values} (N, L, T) and, where the network looks at it,
 * {@code mask} (N, 1, T); output {@code logits} (N, K). N is free, T is what the contract's form gives. The contract stands in
 * the metadata, see {@link ModelContract}.
 */
public final class OnnxExport {
    /** How far ONNX Runtime's logits may be from libtorch's. */
    public static final double TOLERANCE = 1e-4;

    private static final int FORMAT = 8;
    private static final String BATCH = "recordings";
    private static final String TIME = "samples";

    private OnnxExport() {}

    /**
     * Writes the file, loads it into ONNX Runtime and compares; it takes the place of {@code out} only where the two agree.
     *
     * @param metadata more entries, such as provenance
     * @return the largest difference between a logit of ONNX Runtime and of libtorch, over several lengths
     * @throws BadData where the difference is over {@link #TOLERANCE}, or the network cannot be written in ONNX
     */
    public static double write(TorchClassifier classifier, Map<String, String> metadata, Path out) throws IOException {
        Path draft = out.toAbsolutePath().resolveSibling("." + out.getFileName() + ".unchecked");
        try {
            ModelProto model = model(classifier, metadata);
            AtomicFile.write(draft, model::writeTo);
            double difference;
            try (OnnxClassifier written = OnnxClassifier.load(draft)) {
                difference = ExportCheck.largestDifference(classifier, written);
            }
            if (!(difference <= TOLERANCE)) {
                throw new BadData(
                        out.toString(),
                        "ONNX Runtime's logits differ from libtorch's by %s, expected at most %s"
                                .formatted(difference, TOLERANCE));
            }
            Files.move(
                    draft, out.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return difference;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    static ModelProto model(TorchClassifier classifier, Map<String, String> metadata) {
        GraphWriter writer = new GraphWriter(classifier.parameters());
        String logits;
        try (Scope scope = Scope.open()) {
            logits = classifier
                    .network()
                    .described(writer, ModelContract.VALUES, ModelContract.MASK)
                    .orElseThrow(() ->
                            new BadData("network", "cannot be written as ONNX: it does not say what it computes"));
        }
        boolean masked = writer.uses(ModelContract.MASK);
        GraphProto.Builder graph = named(writer.graph(), logits, classifier.contract(), masked);
        ModelContract contract = new ModelContract(
                classifier.contract(),
                new ModelContract.Inputs(
                        ModelContract.VALUES, masked ? Optional.of(ModelContract.MASK) : Optional.empty()),
                new ModelContract.Output(ModelContract.LOGITS, ModelContract.OutputKind.LOGITS));
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .setProducerName("heartproof")
                .setDocString("Classifies 12-lead ECGs. For research; not a medical device.")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(GraphWriter.OPERATOR_SET))
                .setGraph(graph);
        Map<String, String> all = new TreeMap<>(metadata);
        all.put(ModelContract.KEY, contract.json());
        all.forEach((key, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build();
    }

    private static GraphProto.Builder named(
            GraphProto.Builder graph, String logits, InputContract contract, boolean masked) {
        int last = graph.getNodeCount() - 1;
        if (!graph.getNode(last).getOutput(0).equals(logits)) {
            throw new IllegalStateException("expected the logits from the last node");
        }
        graph.getNodeBuilder(last).setOutput(0, ModelContract.LOGITS);
        graph.addInput(value(ModelContract.VALUES, contract.leads().size(), TIME));
        if (masked) {
            graph.addInput(value(ModelContract.MASK, 1, TIME));
        }
        return graph.addOutput(value(ModelContract.LOGITS, contract.labels().size()));
    }

    /** A tensor (N, size, free...). */
    private static ValueInfoProto value(String name, int size, String... free) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        for (String dimension : free) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(dimension));
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
