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
    private static final int DIMENSIONS_OF_WEIGHTS = 2;

    private final double learningRate;
    private final UpdateRule rule;
    private final UpdateRule withoutDecay;
    private final Parameters parameters;
    private final Map<String, List<Tensor>> memory = new LinkedHashMap<>();
    private int count;

    private Optimiser(OptimiserConfig config, Parameters parameters) {
        this.learningRate = config.learningRate();
        this.rule = UpdateRule.of(config);
        this.withoutDecay =
                config.decayForm() == DecayForm.DECOUPLED ? UpdateRule.of(config.withoutDecay()) : this.rule;
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
        return new Optimiser(config, parameters);
    }

    /** Moves every parameter along its gradient and forgets the gradients. */
    public void step() {
        step(1);
    }

    /**
     * The same with a part of the learning rate.
     *
     * @param share of the configured learning rate, positive
     */
    public void step(double share) {
        count++;
        UpdateRule.CurrentStep step = new UpdateRule.CurrentStep(count, share * learningRate);
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            parameters.byName().forEach((name, value) -> {
                Tensor gradient = value.grad();
                if (gradient.defined()) {
                    ruleFor(value).update(value, gradient, slots(name), step);
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

    private UpdateRule ruleFor(Tensor value) {
        return value.dim() < DIMENSIONS_OF_WEIGHTS ? withoutDecay : rule;
    }

    private List<Tensor> slots(String name) {
        return memory.getOrDefault(name, List.of());
    }

    private String key(String name, int slot) {
        return name + "/" + rule.memory().get(slot);
    }
}
