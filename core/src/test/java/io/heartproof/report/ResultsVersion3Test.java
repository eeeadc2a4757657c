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

/** A {@code results.json} of version 3 of the layout: one of version 1 with empty lists of suites and of attacks left out. */
class ResultsVersion3Test {
    @TempDir
    Path folder;

    @Test
    void holdsWhatTheFileOfVersion1HeldWithoutChecksOfSingleAttacks() throws IOException {
        Path one = new EvaluationLayout(folder).results();
        Path three = folder.resolve("three.json");
        try (InputStream in = getClass().getResourceAsStream("results-version-1.json")) {
            Files.writeString(one, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        ObjectNode tree = Json.read(one, ObjectNode.class);
        tree.put("version", 3);
        tree.putArray("suites");
        tree.putArray("untried");
        Json.write(three, tree);

        assertThat(Results.read(three)).isEqualTo(Results.read(one));
        assertThat(Results.read(three).attackChecks()).isEmpty();
    }
}
