package io.heartproof.golden;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.file.Json;
import io.heartproof.model.ModelFolder;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/**
 * What the original attacks left unbroken, and the network and recordings that they were run on. Skips a test where they are
 * absent.
 */
final class GoldenAttacks {
    private static final Path FOLDER =
            Path.of(System.getProperty("heartproof.golden", "../shared/golden")).resolve("attacks");
    private static final Path RECORDINGS =
            Path.of(System.getProperty("heartproof.golden.recordings", "../shared/data/ecg9"));

    private final JsonNode reference;

    private GoldenAttacks(JsonNode reference) {
        this.reference = reference;
    }

    static GoldenAttacks of(String network) throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "no reference values in " + FOLDER);
        assumeTrue(Files.isDirectory(RECORDINGS), "no recordings in " + RECORDINGS);
        return new GoldenAttacks(
                Json.mapper().readTree(FOLDER.resolve(network + ".json").toFile()));
    }

    /** The network, put together as a model in that folder. */
    TorchClassifier classifier(Path empty) throws IOException {
        Files.copy(FOLDER.resolve("model.json"), empty.resolve("model.json"));
        Files.copy(FOLDER.resolve(reference.get("network").asString()), ModelFolder.weights(empty));
        return ModelFolder.load(empty, Device.CPU);
    }

    /** The first so many recordings that the network gets right without noise. */
    List<String> right(int most) {
        return reference
                .get("right")
                .valueStream()
                .map(JsonNode::asString)
                .limit(most)
                .toList();
    }

    /** Those of these recordings that an attack left unbroken. */
    List<String> unbroken(List<String> recordings, double epsilon, String attack) {
        List<String> all = reference
                .get("unbroken")
                .get(Double.toString(epsilon))
                .get(attack)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        return recordings.stream().filter(all::contains).toList();
    }

    /** The size of a recording's smallest noise. */
    double smallest(String recording) {
        return reference.get("fmn_linf_200_steps_smallest").get(recording).doubleValue();
    }

    /** Noise on these recordings, in the current scope. */
    static NoiseSpace space(InputContract contract, List<String> recordings, double epsilon) throws IOException {
        DataSet data = DataSet.open(RECORDINGS);
        List<PreparedRecording> prepared = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (Entry entry : data.select(recordings)) {
            prepared.add(contract.prepare(data.read(entry)));
            labels.add(entry.in(contract.labels()).orElseThrow().label().index());
        }
        Batch batch = new BatchMaker(contract)
                .forEvaluation(
                        prepared, labels.stream().mapToInt(label -> label).toArray());
        long[] seeds = LongStream.range(0, recordings.size()).toArray();
        Budget budget = Budget.relative(Norm.LINF, epsilon);
        return NoiseSpace.of(budget, Victims.of(batch, Device.CPU, seeds), contract);
    }
}
