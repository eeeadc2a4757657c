package io.heartproof.benchmark.attack;

import io.heartproof.file.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How strong the attacks are on every network of a reference; as JSON the file of {@code bench attack --reference --json}. */
public record StrengthReport(List<NetworkStrength> networks) {
    public StrengthReport {
        networks = List.copyOf(networks);
    }

    /** The report as lines, the verdict last. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        networks.forEach(network -> lines.addAll(network.lines()));
        List<String> weaknesses = networks.stream()
                .flatMap(network -> network.weaknesses().stream())
                .toList();
        lines.add("");
        if (weaknesses.isEmpty()) {
            lines.add("no attack is weaker than its original");
        } else {
            lines.add("weaker than the originals:");
            weaknesses.forEach(weakness -> lines.add("  " + weakness));
        }
        return lines;
    }

    /** Writes the JSON, whole or not at all. */
    public void write(Path file) throws IOException {
        Json.write(file, this);
    }
}
