package io.heartproof.benchmark.attack;

import io.heartproof.contract.InputContract;
import io.heartproof.dataset.DataSet;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.Preparation;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.prepared.PreparedStore;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Device;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs this program's attacks on the networks of a reference and compares them, recording by recording, with what the original
 * attacks left unbroken.
 *
 * @param data that holds the recordings of the reference
 * @param batchSize most recordings attacked at once
 * @param seed of all random starts
 */
public record StrengthBenchmark(DataSet data, Device device, int batchSize, long seed) {
    /** Takes what was found so far. */
    @FunctionalInterface
    public interface Findings {
        /** One more network, the last of the report, is done; on the thread of the benchmark. */
        void take(StrengthReport soFar) throws IOException;
    }

    /**
     * Compares all networks.
     *
     * @param attacked most recordings of each network, the first ones
     * @param findings takes those of each network as soon as it is done, while no stage of {@code progress} is open
     */
    public void run(List<ReferenceNetwork> networks, int attacked, Progress progress, Findings findings)
            throws IOException {
        List<NetworkStrength> strengths = new ArrayList<>();
        for (ReferenceNetwork network : networks) {
            try (Progress.Stage stage = progress.start("network", networks.size())) {
                stage.skip(strengths.size());
                strengths.add(run(network.first(attacked), progress));
            }
            findings.take(new StrengthReport(strengths.size() == networks.size(), strengths));
        }
    }

    private NetworkStrength run(ReferenceNetwork network, Progress progress) throws IOException {
        try (TorchClassifier classifier = network.classifier(device);
                Workers workers = Workers.of(classifier, network.right().size())) {
            PreparedSet set = recordings(network, classifier.contract(), progress);
            try (StrengthRun run =
                    new StrengthRun(network, AttackBatches.of(set, workers, batchSize, seed), progress)) {
                return run.run();
            }
        }
    }

    private PreparedSet recordings(ReferenceNetwork network, InputContract contract, Progress progress)
            throws IOException {
        Preparation preparation = new Preparation(data, contract, 1);
        try (PreparedStore store = PreparedStore.inMemory(preparation, data.select(network.right()), progress)) {
            if (!store.refusals().isEmpty()) {
                throw new BadData(
                        data.folder().toString(),
                        "a recording of the reference cannot be used: "
                                + store.refusals().get(0).reason());
            }
            return store.set();
        }
    }
}
