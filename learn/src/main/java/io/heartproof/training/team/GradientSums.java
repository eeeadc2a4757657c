package io.heartproof.training.team;

import io.heartproof.nn.Parameters;
import io.heartproof.process.ProcessGroup;
import io.heartproof.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adds up what processes have computed of one step: the gradients of the same parameters, and the value. A parameter without a
 * gradient in all of them stays without one. Belongs to the thread that computes the step.
 */
record GradientSums(Parameters parameters, ProcessGroup processes) {
    /**
     * Every process then has the same gradients, to the bit.
     *
     * @param value this process's part
     * @return the whole value
     */
    double over(double value) {
        if (processes.isAlone()) {
            return value;
        }
        List<Tensor> all = List.copyOf(parameters.byName().values());
        double[] own = new double[1 + all.size()];
        own[0] = value;
        for (int i = 0; i < all.size(); i++) {
            own[1 + i] = all.get(i).grad().defined() ? 1 : 0;
        }
        double[] sums = processes.sum(own);
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            List<Tensor> gradients = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if (sums[1 + i] > 0) {
                    gradients.add(gradient(all.get(i)));
                }
            }
            processes.sum(gradients);
        }
        return sums[0];
    }

    private static Tensor gradient(Tensor parameter) {
        if (!parameter.grad().defined()) {
            parameter.mutable_grad().put(torch.zeros_like(parameter));
        }
        return parameter.grad();
    }
}
