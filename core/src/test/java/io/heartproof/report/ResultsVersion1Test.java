package io.heartproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.file.Json;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A {@code results.json} that a program of version 1 of the layout wrote, from that of version 0. */
class ResultsVersion1Test {
    @TempDir
    Path folder;

    private Path file;
    private String text;

    @BeforeEach
    void copy() throws IOException {
        text = text("results-version-1.json");
        file = new EvaluationLayout(folder).results();
        Files.writeString(file, text);
    }

    @Test
    void holdsWhatTheFileOfVersion0Held() throws IOException {
        Path oldest = folder.resolve("oldest.json");
        Files.writeString(oldest, text("results-version-0.json"));

        assertThat(Results.read(file)).isEqualTo(Results.read(oldest));
        assertThat(Results.read(file).suites()).isEmpty();
    }

    @Test
    void isWrittenInTodaysLayout() throws IOException {
        Path now = folder.resolve("now.json");
        Results.read(file).write(now);

        ObjectNode older = (ObjectNode) Json.mapper().readTree(text);
        older.put("version", Results.VERSION);
        older.putArray("suites");
        older.putArray("attackChecks");
        older.putArray("untried");
        assertThat(Json.read(now, JsonNode.class)).isEqualTo(older);
    }

    @Test
    void hasNoFieldOfALaterVersion() throws IOException {
        Files.writeString(file, text.replace("\"version\" : 1,", "\"version\" : 1, \"suites\" : [],"));

        assertThatThrownBy(() -> Results.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining("suites");
    }

    @Test
    void isRefusedWhereTheVersionIsNotKnown() throws IOException {
        Files.writeString(
                file,
                text.replace(
                        "\"version\" : 1,",
                        "\"version\" : 5, \"suites\" : [], \"attackChecks\" : [], \"untried\" : [],"));

        assertThatThrownBy(() -> Results.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("expected version 4 of the layout, got 5");
    }

    private String text(String resource) throws IOException {
        try (InputStream in = getClass().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
