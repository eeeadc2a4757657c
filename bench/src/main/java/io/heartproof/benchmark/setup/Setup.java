package io.heartproof.benchmark.setup;

import io.heartproof.attack.suite.EvaluationAttacks;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.contract.InputContract;
import io.heartproof.evaluation.EvaluationConfig;
import io.heartproof.nn.Architecture;
import io.heartproof.nn.Network;
import io.heartproof.nn.NetworkSize;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Device;
import io.heartproof.training.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is measured.
 *
 * @param forms of the input, for the classes of the recordings
 * @param evaluation of any classifier
 * @param attacks how strong PGD and suites are, and the levels of PGD, which are those of suites here, too
 * @param device that computes
 * @param source of recordings and of the network that is attacked
 * @param seed from which recordings, weights, order and random starts are derived
 */
public record Setup(
        Forms forms,
        Architecture architecture,
        TrainingConfig training,
        EvaluationConfig evaluation,
        EvaluationAttacks attacks,
        Amounts amounts,
        Device device,
        MeasuredInputs source,
        long seed) {
    /**
     * What the user brings.
     *
     * @param recordings to train on, classify and attack
     * @param model folder of the network that is attacked; without, one is trained
     */
    public record MeasuredInputs(RecordingSource recordings, Optional<Path> model) {}

    /** The published attack. */
    public PgdConfig pgd() {
        return attacks.pgd();
    }

    /** An untrained network, the same each time; the caller closes it. */
    public Network network() {
        InputContract contract = forms.bucket();
        NetworkSize size =
                new NetworkSize(contract.leads().size(), contract.labels().size());
        return architecture.create(size, device, Seeds.derive(seed, "weights"));
    }

    /** Simulated recordings for this input. */
    public SimulatedSet simulated() {
        return new SimulatedSet(forms.bucket(), Seeds.derive(seed, "simulation"));
    }

    /** Recordings to train on and to classify. */
    public PreparedSet recordings(Progress progress) throws IOException {
        return source.recordings().seen(amounts.recordings(), progress);
    }

    /** Others, that no network has been trained on. */
    public PreparedSet victims(Progress progress) throws IOException {
        return source.recordings().unseen(amounts.attacked(), progress);
    }
}
