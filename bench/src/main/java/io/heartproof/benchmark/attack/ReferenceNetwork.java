package io.heartproof.benchmark.attack;

import io.heartproof.benchmark.setup.ScratchFolder;
import io.heartproof.file.Json;
import io.heartproof.model.ModelFolder;
import io.heartproof.model.TorchClassifier;
import io.heartproof.problem.BadData;
import io.heartproof.tensor.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A network, and what the authors' own attacks left unbroken of it. In a folder of reference values it is a JSON file that
 * names its weights; {@code model.json} is the description of all networks there. Immutable.
 *
 * @param name of the JSON file, without its ending
 * @param weights a safetensors file
 * @param description what it is fed with, as in a model folder
 * @param right recordings that are right without noise; only they were attacked
 * @param smallest size of the smallest noise of each of these
 * @param levels at which the originals were run, rising
 */
public record ReferenceNetwork(
        String name,
        Path weights,
        Path description,
        List<String> right,
        List<Double> smallest,
        List<OriginalLevel> levels) {
    private static final String DESCRIPTION = "model.json";
    private static final String SMALLEST = "fmn_linf_200_steps_smallest";

    public ReferenceNetwork {
        right = List.copyOf(right);
        smallest = List.copyOf(smallest);
        levels = List.copyOf(levels);
    }

    /**
     * What the originals left unbroken at a level.
     *
     * @param unbroken by attack, in the order in which they were run
     */
    public record OriginalLevel(double epsilon, Map<String, List<String>> unbroken) {}

    /** Every network of a folder, in the order of their names. */
    public static List<ReferenceNetwork> in(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(DESCRIPTION))) {
            throw new BadData(folder.toString(), "no reference values: expected " + DESCRIPTION);
        }
        List<ReferenceNetwork> networks = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".json") && !name.equals(DESCRIPTION)) {
                    networks.add(read(folder, file, name.substring(0, name.length() - ".json".length())));
                }
            }
        }
        if (networks.isEmpty()) {
            throw new BadData(folder.toString(), "no reference values: expected a JSON file per network");
        }
        return networks;
    }

    private static ReferenceNetwork read(Path folder, Path file, String name) throws IOException {
        JsonNode json = Json.mapper().readTree(file.toFile());
        for (String key : List.of("network", "right", "unbroken", SMALLEST)) {
            if (!json.has(key)) {
                throw new BadData(file.toString(), "expected the key '" + key + "'");
            }
        }
        List<OriginalLevel> levels = new ArrayList<>();
        json.get("unbroken").forEachEntry((epsilon, attacks) -> {
            Map<String, List<String>> byAttack = new LinkedHashMap<>();
            attacks.forEachEntry((attack, recordings) -> byAttack.put(attack, names(recordings)));
            levels.add(new OriginalLevel(Double.parseDouble(epsilon), byAttack));
        });
        levels.sort(Comparator.comparingDouble(OriginalLevel::epsilon));
        List<String> right = names(json.get("right"));
        return new ReferenceNetwork(
                name,
                folder.resolve(json.get("network").asString()),
                folder.resolve(DESCRIPTION),
                right,
                right.stream()
                        .map(recording -> size(file, json.get(SMALLEST), recording))
                        .toList(),
                levels);
    }

    private static double size(Path file, JsonNode sizes, String recording) {
        if (!sizes.has(recording)) {
            throw new BadData(file.toString(), "expected a size of '" + recording + "' in '" + SMALLEST + "'");
        }
        return sizes.get(recording).doubleValue();
    }

    private static List<String> names(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    /** The network itself; the caller closes it. */
    public TorchClassifier classifier(Device device) throws IOException {
        return ScratchFolder.with(folder -> {
            Files.copy(description, folder.resolve(DESCRIPTION));
            Files.copy(weights, ModelFolder.weights(folder));
            return ModelFolder.load(folder, device);
        });
    }

    /** The same with the first recordings alone. */
    ReferenceNetwork first(int recordings) {
        int count = Math.min(recordings, right.size());
        return new ReferenceNetwork(
                name, weights, description, right.subList(0, count), smallest.subList(0, count), levels);
    }
}
