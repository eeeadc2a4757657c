package io.heartproof.benchmark.card;

import io.heartproof.benchmark.setup.SimulatedSet;
import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.InputForm;
import io.heartproof.label.LabelSet;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.resnet.ResNet18a;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Precision;
import io.heartproof.training.TrainingConfig;
import io.heartproof.training.optimiser.OptimiserConfig;
import io.heartproof.training.optimiser.OptimiserKind;

/**
 * What all checks share: {@code resnet18a} for the nine classes of CPSC2018, simulated recordings. Immutable.
 *
 * @param card what is checked; may be the CPU itself
 * @param seed of weights, recordings and random starts
 */
public record CheckSetup(Device card, CardAmounts amounts, long seed) {
    /** Adam with the step size of the published program. */
    static final OptimiserConfig OPTIMISER = OptimiserConfig.published(OptimiserKind.ADAM, 1e-3);

    /** An input in that form. */
    InputContract contract(InputForm form) {
        return InputContract.published(form, LabelSet.CPSC2018);
    }

    /** The form whose length follows the recording's. */
    InputForm bucket() {
        return new BucketForm(amounts.cutSamples());
    }

    /** A network with the same weights on every device; the caller closes it. */
    TorchClassifier classifier(Device device, InputForm form) {
        return TorchClassifier.create(new ResNet18a(), contract(form), device, Seeds.derive(seed, "weights"));
    }

    /** Recordings of one length. */
    PreparedSet alike() {
        return simulated().alike(amounts.recordings(), amounts.seconds());
    }

    /** Recordings of many lengths. */
    SimulatedSet simulated() {
        return new SimulatedSet(contract(bucket()), Seeds.derive(seed, "simulation"));
    }

    /** One epoch of so many steps. */
    TrainingConfig epoch(int steps, int batchSize, Precision precision) {
        return TrainingConfig.plain(1, batchSize, OPTIMISER)
                .withDrawsPerEpoch(steps * batchSize)
                .with(precision);
    }
}
