package io.heartproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.file.Json;
import io.heartproof.layout.EvaluationLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A {@code results.json} of version 2 of the layout: one of version 1 with an empty list of suites. */
class ResultsVersion2Test {
    @TempDir
    Path folder;

    @Test
    void holdsWhatTheFileOfVersion1HeldAndLeftNothingOut() throws IOException {
        Path one = new EvaluationLayout(folder).results();
        Path two = folder.resolve("two.json");
        try (InputStream in = getClass().getResourceAsStream("results-version-1.json")) {
            Files.writeString(one, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        ObjectNode tree = Json.read(one, ObjectNode.class);
        tree.put("version", 2);
        tree.putArray("suites");
        Json.write(two, tree);

        assertThat(Results.read(two)).isEqualTo(Results.read(one));
        assertThat(Results.read(two).untried()).isEmpty();
    }
}
