package io.heartproof.nn;

import io.heartproof.problem.BadData;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The trainable tensors of a network by name. Owns them: they live until {@link #close()}, whatever scope they were
 * made in. Not thread-safe.
 */
public final class Parameters implements AutoCloseable {
    private static final int MOST_NAMED = 3;

    private final Device device;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    public Parameters(Device device) {
        this.device = device;
    }

    public Device device() {
        return device;
    }

    /** Adds a parameter of that shape with initial values for that fan-in. */
    public Tensor uniform(String name, Uniform initial, long fanIn, long... shape) {
        int count = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        return add(name, initial.next(count, fanIn), shape);
    }

    /** Adds a one-dimensional parameter with equal values. */
    public Tensor constant(String name, float value, int size) {
        float[] values = new float[size];
        Arrays.fill(values, value);
        return add(name, values, size);
    }

    /** Operations that run on these parameters, on tensors in the current scope. */
    public Operations<Tensor> operations() {
        return new TorchOperations(this);
    }

    /** The tensors by name, in the order in which they were added. */
    public Map<String, Tensor> byName() {
        return Collections.unmodifiableMap(tensors);
    }

    /** The tensor of that name. */
    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no parameter " + name + " in " + tensors.keySet());
        }
        return tensor;
    }

    /** Number of trainable values. */
    public long count() {
        return tensors.values().stream().mapToLong(Tensor::numel).sum();
    }

    /** Whether all values are finite numbers. */
    public boolean areFinite() {
        try (Scope scope = Scope.open()) {
            return tensors.values().stream()
                    .allMatch(tensor -> tensor.isfinite().all().item_bool());
        }
    }

    /** Keeps no gradients for them until the returned guard is closed: where only the input's gradient is wanted. */
    public Frozen freeze() {
        List<Tensor> trainable =
                tensors.values().stream().filter(Tensor::requires_grad).toList();
        trainable.forEach(tensor -> tensor.set_requires_grad(false));
        return () -> trainable.forEach(tensor -> tensor.set_requires_grad(true));
    }

    /** While open, its parameters get no gradients. */
    @FunctionalInterface
    public interface Frozen extends AutoCloseable {
        @Override
        void close();
    }

    /** Adds the gradients of {@code others}, of the same names and shapes, which are used up. */
    public void addGradients(Parameters others) {
        tensors.forEach((name, tensor) -> {
            Tensor more = others.get(name).grad();
            if (more.defined()) {
                addGradient(tensor, more);
            }
        });
    }

    /** Adds one tensor to each parameter's gradient, in the order of {@link #byName()}; they are used up. */
    public void addGradients(List<Tensor> more) {
        int next = 0;
        for (Tensor tensor : tensors.values()) {
            addGradient(tensor, more.get(next++));
        }
    }

    private static void addGradient(Tensor tensor, Tensor more) {
        if (tensor.grad().defined()) {
            tensor.grad().add_(more);
        } else {
            tensor.mutable_grad().put(more);
        }
    }

    /** Multiplies the gradients by a factor. */
    public void scaleGradients(double factor) {
        if (factor == 1) {
            return;
        }
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            for (Tensor tensor : tensors.values()) {
                if (tensor.grad().defined()) {
                    tensor.grad().mul_(new Scalar(factor));
                }
            }
        }
    }

    /** Euclidean length of all gradients together, summed in double precision. */
    public double gradientNorm() {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            return Math.sqrt(tensors.values().stream()
                    .map(Tensor::grad)
                    .filter(Tensor::defined)
                    .map(gradient ->
                            gradient.to(torch.ScalarType.Double).square().sum())
                    .reduce(Tensor::add)
                    .map(Tensor::item_double)
                    .orElse(0.0));
        }
    }

    /** Forgets all gradients. */
    public void clearGradients() {
        try (Scope scope = Scope.open()) {
            for (Tensor tensor : tensors.values()) {
                tensor.mutable_grad().reset();
            }
        }
    }

    /** A copy of all values. */
    public Map<String, Safetensors.Array> copy() {
        Map<String, Safetensors.Array> arrays = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> arrays.put(name, Tensors.toArray(tensor)));
        return arrays;
    }

    /**
     * Overwrites all values, or none where they do not fit.
     *
     * @param where the file they come from, for messages
     * @throws BadData where names or shapes differ from these parameters', or a value is not finite
     */
    public void load(String where, Map<String, Safetensors.Array> arrays) {
        if (!arrays.keySet().equals(tensors.keySet())) {
            TreeSet<String> missing = new TreeSet<>(tensors.keySet());
            missing.removeAll(arrays.keySet());
            TreeSet<String> unknown = new TreeSet<>(arrays.keySet());
            unknown.removeAll(tensors.keySet());
            throw new BadData(
                    where,
                    "other parameters than the network's: missing %s, unknown %s"
                            .formatted(firstFew(missing), firstFew(unknown)));
        }
        arrays.forEach((name, array) -> requireShape(where + ": " + name, get(name), array));
        arrays.forEach((name, array) -> requireFinite(where + ": " + name, array.values()));
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            arrays.forEach((name, array) -> get(name).copy_(Tensors.of(array.values(), device, array.shape())));
        }
    }

    /** Takes on the values of {@code others}, of the same names and shapes, in place: whoever changes them changes both. */
    public void share(Parameters others) {
        tensors.forEach((name, tensor) -> tensor.set_data(others.get(name)));
    }

    @Override
    public void close() {
        tensors.values().forEach(Scope::free);
        tensors.clear();
    }

    private static String firstFew(Set<String> names) {
        String few = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED
                ? String.format(Locale.ROOT, "[%s and %d more]", few, names.size() - MOST_NAMED)
                : "[" + few + "]";
    }

    private static void requireShape(String where, Tensor tensor, Safetensors.Array array) {
        long[] expected = Tensors.shape(tensor);
        if (!Arrays.equals(expected, array.shape())) {
            throw new BadData(
                    where, "expected shape " + Arrays.toString(expected) + ", got " + Arrays.toString(array.shape()));
        }
    }

    private static void requireFinite(String where, float... values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new BadData(
                        where,
                        String.format(Locale.ROOT, "expected finite values, got %s as value %d", values[i], i + 1));
            }
        }
    }

    private Tensor add(String name, float[] values, long... shape) {
        if (tensors.containsKey(name)) {
            throw new IllegalArgumentException("parameter " + name + " is named twice");
        }
        try (Scope scope = Scope.open()) {
            Tensor tensor = Scope.own(Tensors.of(values, device, shape));
            tensor.set_requires_grad(true);
            tensors.put(name, tensor);
            return tensor;
        }
    }
}
