package io.heartproof.report;

import io.heartproof.file.Json;
import io.heartproof.provenance.RecordingOrigin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Results whose network was trained on simulated recordings alone, and evaluated on others. */
public final class TrainedOnSimulated {
    private TrainedOnSimulated() {}

    /** Makes the {@code results.json} of an evaluation say so. */
    public static void mark(Path results) throws IOException {
        Map<String, String> digests = new HashMap<>();
        RecordingOrigin.put(digests, RecordingOrigin.Use.TRAINED, List.of("S1"), List.of());
        RecordingOrigin.put(digests, RecordingOrigin.Use.EVALUATED, List.of(), List.of("A1"));
        JsonNode marked = Json.mapper().readTree(results.toFile());
        digests.forEach(((ObjectNode) marked.at("/provenance/digests"))::put);
        Json.write(results, marked);
    }
}
