package io.heartproof.benchmark.attack;

import io.heartproof.file.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How strong the attacks are on the networks of a reference; as JSON the file of {@code bench attack --reference --json}.
 *
 * @param complete whether these are all networks of the reference, or those that are done so far
 * @param networks in the order in which they were attacked
 */
public record StrengthReport(boolean complete, List<NetworkStrength> networks) {
    public StrengthReport {
        networks = List.copyOf(networks);
    }

    /** The lines of the network that was done last; behind those of the last network of all the verdict. */
    public List<String> latestLines() {
        List<String> lines = new ArrayList<>(networks.get(networks.size() - 1).lines());
        if (complete) {
            lines.add("");
            lines.addAll(verdict());
        }
        return lines;
    }

    private List<String> verdict() {
        List<String> weaknesses = networks.stream()
                .flatMap(network -> network.weaknesses().stream())
                .toList();
        if (weaknesses.isEmpty()) {
            return List.of("no attack is weaker than its original");
        }
        List<String> lines = new ArrayList<>(List.of("weaker than the originals:"));
        weaknesses.forEach(weakness -> lines.add("  " + weakness));
        return lines;
    }

    /** Writes the JSON, whole or not at all. */
    public void write(Path file) throws IOException {
        Json.write(file, this);
    }
}
