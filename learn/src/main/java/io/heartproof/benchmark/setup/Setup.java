package io.heartproof.benchmark.setup;

import io.heartproof.contract.InputContract;
import io.heartproof.evaluation.EvaluationConfig;
import io.heartproof.nn.Architecture;
import io.heartproof.nn.Network;
import io.heartproof.nn.ResNet18;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Device;
import io.heartproof.training.TrainingConfig;

/**
 * What is measured.
 *
 * @param forms of the input, for the classes of CPSC2018
 * @param device that computes
 * @param seed from which recordings, weights, order and random starts are derived
 */
public record Setup(
        Forms forms,
        Architecture architecture,
        TrainingConfig training,
        EvaluationConfig evaluation,
        Amounts amounts,
        Device device,
        long seed) {
    /** An untrained network, the same each time; the caller closes it. */
    public Network network() {
        InputContract contract = forms.bucket();
        ResNet18.Size size =
                new ResNet18.Size(contract.leads().size(), contract.labels().size());
        return architecture.create(size, device, Seeds.derive(seed, "weights"));
    }

    /** Simulated recordings for this input. */
    public SimulatedSet simulated() {
        return new SimulatedSet(forms.bucket(), Seeds.derive(seed, "simulation"));
    }

    /** Others, of other patients. */
    public SimulatedSet unseen() {
        return new SimulatedSet(forms.bucket(), Seeds.derive(seed, "unseen"));
    }
}
