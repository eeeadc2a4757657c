package io.heartproof.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.file.Json;
import io.heartproof.layout.RunLayout;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessCountTest {
    @TempDir
    private Path run;

    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void beginARun() throws IOException {
        Provenance made = new Provenance("p", "now", "train", 1, 2, "cpu", Map.of("java", "17"), Map.of("data", "d"));
        Json.write(new RunLayout(run).provenance(), made);
    }

    @Test
    void aTrainingOfOneProcessIsKeptAsBefore() throws IOException {
        byte[] before = Files.readAllBytes(new RunLayout(run).provenance());

        keep(1);

        assertThat(new RunLayout(run).provenance()).hasBinaryContent(before);
    }

    @Test
    void anotherNumberIsSaidAndKeptWithTheEpoch() throws IOException {
        keep(2);
        assertThat(kept().versions()).containsOnly(Map.entry("java", "17"), Map.entry("processes", "2"));
        assertThat(warnings).isEmpty();

        Files.writeString(new RunLayout(run).history(), "{}\n{}\n{}\n");
        keep(2);
        assertThat(warnings).isEmpty();
        keep(1);

        assertThat(kept().versions()).containsEntry("processes", "2, after epoch 3 1");
        assertThat(kept().digests()).containsEntry("data", "d");
        assertThat(warnings)
                .containsExactly(run + ": goes on in 1 process after 2; sums are in another order, so the weights will"
                        + " differ in rounding from an undisturbed training's");
        keep(3);
        assertThat(kept().versions()).containsEntry("processes", "2, after epoch 3 1, after epoch 3 3");
    }

    private void keep(int size) throws IOException {
        new ProcessCount(run).keep(size, new Progress() {
            @Override
            public Stage start(String what, long total) {
                return NONE.start(what, total);
            }

            @Override
            public void warn(String text) {
                warnings.add(text);
            }
        });
    }

    private Provenance kept() throws IOException {
        return Json.read(new RunLayout(run).provenance(), Provenance.class);
    }
}
