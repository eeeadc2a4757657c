package io.heartproof.training.optimiser;

import io.heartproof.nn.Parameters;
import io.heartproof.problem.BadData;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * An optimiser under way: a rule, the parameters that it moves, and what it remembers of each. Owns the memory; not
 * thread-safe.
 */
public final class Optimiser implements AutoCloseable {
    private final UpdateRule rule;
    private final Parameters parameters;
    private final Map<String, List<Tensor>> memory = new LinkedHashMap<>();
    private int count;

    private Optimiser(UpdateRule rule, Parameters parameters) {
        this.rule = rule;
        this.parameters = parameters;
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            parameters.byName().forEach((name, value) -> {
                List<Tensor> slots = new ArrayList<>();
                for (int i = 0; i < rule.memory().size(); i++) {
                    slots.add(Scope.own(torch.zeros_like(value)));
                }
                memory.put(name, slots);
            });
        }
    }

    /** An optimiser that has made no step yet. */
    public static Optimiser of(OptimiserConfig config, Parameters parameters) {
        return new Optimiser(UpdateRule.of(config), parameters);
    }

    /** Moves every parameter along its gradient and forgets the gradients. */
    public void step() {
        count++;
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            parameters.byName().forEach((name, value) -> {
                Tensor gradient = value.grad();
                if (gradient.defined()) {
                    rule.update(value, gradient, slots(name), count);
                }
            });
        }
        parameters.clearGradients();
    }

    /** How many steps were made. */
    public int count() {
        return count;
    }

    /** A copy of everything remembered, by {@code name/memory}. */
    public Map<String, Safetensors.Array> copy() {
        Map<String, Safetensors.Array> arrays = new LinkedHashMap<>();
        memory.forEach((name, slots) -> {
            for (int i = 0; i < slots.size(); i++) {
                arrays.put(key(name, i), Tensors.toArray(slots.get(i)));
            }
        });
        return arrays;
    }

    /** Takes over what {@link #copy} gave after {@code stepsDone} steps. */
    public void load(String where, Map<String, Safetensors.Array> arrays, int stepsDone) {
        count = stepsDone;
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            memory.forEach((name, slots) -> {
                for (int i = 0; i < slots.size(); i++) {
                    Tensor slot = slots.get(i);
                    Safetensors.Array array = arrays.get(key(name, i));
                    if (array == null || !Arrays.equals(array.shape(), Tensors.shape(slot))) {
                        throw new BadData(where, "no fitting state of the optimiser for " + key(name, i));
                    }
                    slot.copy_(Tensors.of(array.values(), parameters.device(), array.shape()));
                }
            });
        }
    }

    @Override
    public void close() {
        memory.values().forEach(slots -> slots.forEach(Scope::free));
        memory.clear();
    }

    private List<Tensor> slots(String name) {
        return memory.getOrDefault(name, List.of());
    }

    private String key(String name, int slot) {
        return name + "/" + rule.memory().get(slot);
    }
}
