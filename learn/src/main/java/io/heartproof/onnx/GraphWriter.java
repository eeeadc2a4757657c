package io.heartproof.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.heartproof.nn.ConvolutionShape;
import io.heartproof.nn.Operations;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Tensors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@link Operations} that write a graph: a value is the name of what a node gives. Operators of ONNX's operator set {@link
 * #OPERATOR_SET}. Not thread-safe.
 */
final class GraphWriter implements Operations<String> {
    /** The version of the operators' definitions. */
    static final int OPERATOR_SET = 17;

    private final Parameters parameters;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("heartproof");
    private final Set<String> used = new HashSet<>();

    GraphWriter(Parameters parameters) {
        this.parameters = parameters;
    }

    /** What was written so far. */
    GraphProto.Builder graph() {
        return graph;
    }

    /** Whether a node takes the value of that name. */
    boolean uses(String value) {
        return used.contains(value);
    }

    @Override
    public String parameter(String name) {
        if (graph.getInitializerList().stream()
                .noneMatch(tensor -> tensor.getName().equals(name))) {
            graph.addInitializer(OnnxTensors.of(name, Tensors.toArray(parameters.get(name))));
        }
        return name;
    }

    @Override
    public String convolution(String x, ConvolutionShape shape, String weight, @Nullable String bias) {
        List<String> inputs = bias == null ? List.of(x, weight) : List.of(x, weight, bias);
        return add(node("Conv", inputs)
                .addAttribute(OnnxAttributes.integers("kernel_shape", shape.kernel()))
                .addAttribute(OnnxAttributes.integers("strides", shape.stride()))
                .addAttribute(OnnxAttributes.integers("pads", shape.padding(), shape.padding()))
                .addAttribute(OnnxAttributes.integer("group", shape.groups())));
    }

    @Override
    public String featureNorm(String x, int features, String weight, String bias) {
        return add(node("InstanceNormalization", List.of(x, weight, bias))
                .addAttribute(OnnxAttributes.number("epsilon", NORM_EPSILON)));
    }

    @Override
    public String signalNorm(String x, String mask, String weight, String bias) {
        String count = sumKept(mask);
        String signal = multiply(x, mask);
        String mean = add(node("Div", List.of(sumKept(signal), count)));
        String centred = add(node("Sub", List.of(signal, multiply(mean, mask))));
        String variance = add(node("Div", List.of(sumKept(multiply(centred, centred)), count)));
        String deviation = add(node("Sqrt", List.of(add(variance, constant((float) NORM_EPSILON)))));
        String factor = add(node("Div", List.of(unsqueezed(weight, 1), deviation)));
        return add(multiply(centred, factor), multiply(unsqueezed(bias, 1), mask));
    }

    @Override
    public String leakyRelu(String x) {
        return add(node("LeakyRelu", List.of(x)).addAttribute(OnnxAttributes.number("alpha", SLOPE)));
    }

    @Override
    public String relu(String x) {
        return add(node("Relu", List.of(x)));
    }

    @Override
    public String sigmoid(String x) {
        return add(node("Sigmoid", List.of(x)));
    }

    @Override
    public String add(String x, String y) {
        return add(node("Add", List.of(x, y)));
    }

    @Override
    public String maxPool(String x, int kernel, int stride, int padding) {
        return add(node("MaxPool", List.of(x))
                .addAttribute(OnnxAttributes.integers("kernel_shape", kernel))
                .addAttribute(OnnxAttributes.integers("strides", stride))
                .addAttribute(OnnxAttributes.integers("pads", padding, padding)));
    }

    @Override
    public String averagePool(String x, int kernel, int stride) {
        return add(node("AveragePool", List.of(x))
                .addAttribute(OnnxAttributes.integers("kernel_shape", kernel))
                .addAttribute(OnnxAttributes.integers("strides", stride)));
    }

    @Override
    public String zeroBelow(String x, double threshold) {
        String enough = add(node("GreaterOrEqual", List.of(x, constant((float) threshold))));
        String factor = add(node("Cast", List.of(enough))
                .addAttribute(OnnxAttributes.integer("to", TensorProto.DataType.FLOAT.getNumber())));
        return multiply(x, factor);
    }

    @Override
    public String multiply(String x, String y) {
        return add(node("Mul", List.of(x, y)));
    }

    @Override
    public String scale(String x, String factors) {
        return multiply(x, unsqueezed(factors, 2));
    }

    @Override
    public String concatenate(List<String> all) {
        return add(node("Concat", all).addAttribute(OnnxAttributes.integer("axis", 1)));
    }

    @Override
    public String sumOverTime(String x) {
        return add(node("ReduceSum", List.of(x, axes(2))).addAttribute(OnnxAttributes.integer("keepdims", 0)));
    }

    @Override
    public String divide(String x, String y, double epsilon) {
        return add(node("Div", List.of(x, add(y, constant((float) epsilon)))));
    }

    @Override
    public String linear(String x, String weight, String bias) {
        String turned = add(node("Transpose", List.of(weight)).addAttribute(OnnxAttributes.integers("perm", 1, 0)));
        return add(add(node("MatMul", List.of(x, turned))), bias);
    }

    @Override
    public String timeFirst(String x) {
        return add(node("Transpose", List.of(x)).addAttribute(OnnxAttributes.integers("perm", 0, 2, 1)));
    }

    @Override
    public String largestOverTime(String x) {
        return add(node("ReduceMax", List.of(x))
                .addAttribute(OnnxAttributes.integers("axes", 1))
                .addAttribute(OnnxAttributes.integer("keepdims", 0)));
    }

    /** Single precision is the only one that is written. */
    @Override
    public String inSinglePrecision(String x, UnaryOperator<String> rest) {
        return rest.apply(x);
    }

    /** (N, C, T) to (N, C, 1). */
    private String sumKept(String x) {
        return add(node("ReduceSum", List.of(x, axes(2))).addAttribute(OnnxAttributes.integer("keepdims", 1)));
    }

    /** With one more dimension, of size 1. */
    private String unsqueezed(String x, int axis) {
        return add(node("Unsqueeze", List.of(x, axes(axis))));
    }

    private String constant(float value) {
        return constant(OnnxTensors.of(fresh("constant"), value));
    }

    private String axes(long axis) {
        return constant(OnnxTensors.of(fresh("axes"), axis));
    }

    private String constant(TensorProto tensor) {
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    private static NodeProto.Builder node(String operator, List<String> inputs) {
        return NodeProto.newBuilder().setOpType(operator).addAllInput(inputs);
    }

    private String add(NodeProto.Builder node) {
        String output = fresh(node.getOpType());
        used.addAll(node.getInputList());
        graph.addNode(node.setName(output).addOutput(output));
        return output;
    }

    private String fresh(String what) {
        return what + "_" + (graph.getNodeCount() + graph.getInitializerCount());
    }
}
