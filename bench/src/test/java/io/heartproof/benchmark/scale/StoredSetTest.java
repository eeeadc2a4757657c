package io.heartproof.benchmark.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import io.heartproof.process.launch.JavaCommand;
import io.heartproof.progress.Progress;
import io.heartproof.simulate.SimulatedDataSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredSetTest {
    @TempDir
    private Path scratch;

    private Path folder;
    private StoredSet set;

    @BeforeEach
    void simulate() throws IOException {
        folder = scratch.resolve("data");
        new SimulatedDataSet(9, LabelSet.CPSC2018.names(), 1).write(folder, 1, Progress.NONE);
        ScaleSetup setup = new ScaleSetup(
                arguments -> JavaCommand.of(getClass(), List.of()),
                ConfigFile.defaults().config(),
                9,
                9,
                1);
        set = StoredSet.open(folder, setup);
    }

    @Test
    void readsToTheLastRecording() throws IOException {
        assertThat(set.rate()).isPositive();

        Path last = folder.resolve("S00009.dat");
        byte[] signal = Files.readAllBytes(last);
        Files.write(last, Arrays.copyOf(signal, signal.length / 2));

        assertThatThrownBy(set::rate).isInstanceOf(BadData.class).hasMessageContaining("S00009");
    }

    @Test
    void droppingFilesFromMemoryLeavesThemAsTheyAre() throws IOException {
        Path signal = folder.resolve("S00001.dat");
        byte[] before = Files.readAllBytes(signal);
        long bytes = set.bytes();

        assertThat(set.coldRate()).isPositive();

        assertThat(Files.readAllBytes(signal)).isEqualTo(before);
        assertThat(set.bytes()).isEqualTo(bytes).isGreaterThan(before.length);
    }
}
