package io.heartproof.benchmark.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heartproof.problem.BadData;
import io.heartproof.tensor.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenValuesTest {
    private static final Path FOLDER = Path.of(System.getProperty("heartproof.golden", "../shared/golden"));
    private static final Path RECORDINGS =
            Path.of(System.getProperty("heartproof.data", "../shared/data")).resolve("ecg9");

    @TempDir
    Path folder;

    /** The processor gives what the published program gave. */
    @Test
    void areMetByTheProcessor() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "no reference values in " + FOLDER);
        assumeTrue(Files.isDirectory(RECORDINGS), "no recordings in " + RECORDINGS);
        CheckSetup setup = new CheckSetup(Device.CPU, CardAmounts.SMALL, 1);

        List<CheckRow> rows = new NumbersCheck(setup, Optional.of(new GoldenValues(FOLDER, RECORDINGS))).rows();

        assertThat(rows)
                .filteredOn(row -> row.name().startsWith("golden "))
                .hasSize(2)
                .allMatch(row -> row.verdict() == CheckRow.Verdict.OK);
    }

    @Test
    void sayWhichKeyIsMissing() throws IOException {
        Files.writeString(folder.resolve("reference.json"), "{}");
        GoldenValues values = new GoldenValues(folder, folder);

        assertThatThrownBy(values::batch)
                .isInstanceOf(BadData.class)
                .hasMessageContaining("expected the key 'recordings'");
    }
}
