package io.heartproof.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedDataSetTest {
    private static final List<String> CLASSES = List.of("PVC", "Normal");

    @TempDir
    private Path folder;

    @Test
    void givesTheClassesInTurn() throws IOException {
        new SimulatedDataSet(3, CLASSES, 1).write(folder, 1, Progress.NONE);

        List<Entry> entries = DataSet.open(folder).entries();
        assertThat(entries).extracting(Entry::recording).containsExactly("S00001", "S00002", "S00003");
        assertThat(entries).extracting(entry -> entry.label().name()).containsExactly("PVC", "Normal", "PVC");
    }

    @Test
    void givesTheSameFilesOnAnyNumberOfThreads() throws IOException {
        new SimulatedDataSet(4, CLASSES, 7).write(folder.resolve("one"), 1, Progress.NONE);
        new SimulatedDataSet(4, CLASSES, 7).write(folder.resolve("three"), 3, Progress.NONE);

        assertThat(content(folder.resolve("three"))).isEqualTo(content(folder.resolve("one")));
    }

    @Test
    void simulatesOtherRecordingsFromAnotherSeed() throws IOException {
        new SimulatedDataSet(1, CLASSES, 7).write(folder.resolve("one"), 1, Progress.NONE);
        new SimulatedDataSet(1, CLASSES, 8).write(folder.resolve("other"), 1, Progress.NONE);

        assertThat(content(folder.resolve("other"))).isNotEqualTo(content(folder.resolve("one")));
    }

    @Test
    void refusesWhatIsNoDataSet() {
        assertThatThrownBy(() -> new SimulatedDataSet(0, CLASSES, 1))
                .isInstanceOf(BadUsage.class)
                .hasMessageContaining("1 to 99999");
        assertThatThrownBy(() -> new SimulatedDataSet(1, List.of("PVC", "PVC"), 1))
                .isInstanceOf(BadUsage.class);
        assertThatThrownBy(() -> new SimulatedDataSet(1, List.of(), 1)).isInstanceOf(BadUsage.class);
        assertThatThrownBy(() -> new SimulatedDataSet(1, List.of("XYZ"), 1))
                .isInstanceOf(BadUsage.class)
                .hasMessageContaining("'XYZ'");
    }

    private static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                content.put(file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return content;
    }
}
