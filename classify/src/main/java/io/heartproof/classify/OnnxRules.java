package io.heartproof.classify;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.heartproof.problem.BadData;
import java.util.Set;

/** What an ONNX model may not hold: operators beyond the standard's, and weights in other files. */
final class OnnxRules {
    private static final Set<String> STANDARD = Set.of("", "ai.onnx", "ai.onnx.ml");

    private final String name;

    private OnnxRules(String name) {
        this.name = name;
    }

    /** Looks at every node and tensor, also of nested graphs. */
    static void check(String name, ModelProto model) {
        OnnxRules rules = new OnnxRules(name);
        if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
            throw new BadData(name, "is no ONNX model: it has no graph");
        }
        for (OperatorSetIdProto set : model.getOpsetImportList()) {
            rules.requireStandard("operator set", set.getDomain());
        }
        if (model.getFunctionsCount() > 0 || model.getTrainingInfoCount() > 0) {
            throw new BadData(name, "expected a graph alone, got functions or training information of its own");
        }
        rules.check(model.getGraph());
    }

    private void check(GraphProto graph) {
        graph.getInitializerList().forEach(this::check);
        graph.getSparseInitializerList().forEach(this::check);
        graph.getNodeList().forEach(this::check);
    }

    private void check(NodeProto node) {
        requireStandard("operator " + node.getOpType(), node.getDomain());
        for (AttributeProto attribute : node.getAttributeList()) {
            check(attribute);
        }
    }

    private void check(AttributeProto attribute) {
        if (attribute.hasT()) {
            check(attribute.getT());
        }
        attribute.getTensorsList().forEach(this::check);
        if (attribute.hasSparseTensor()) {
            check(attribute.getSparseTensor());
        }
        attribute.getSparseTensorsList().forEach(this::check);
        if (attribute.hasG()) {
            check(attribute.getG());
        }
        attribute.getGraphsList().forEach(this::check);
    }

    private void check(SparseTensorProto tensor) {
        check(tensor.getValues());
        check(tensor.getIndices());
    }

    private void check(TensorProto tensor) {
        if (tensor.getDataLocation() != TensorProto.DataLocation.DEFAULT || tensor.getExternalDataCount() > 0) {
            throw new BadData(
                    name, "expected all weights inside, tensor '%s' lies in another file".formatted(tensor.getName()));
        }
    }

    private void requireStandard(String what, String domain) {
        if (!STANDARD.contains(domain)) {
            throw new BadData(
                    name, "expected operators of the ONNX standard, got %s of domain '%s'".formatted(what, domain));
        }
    }
}
