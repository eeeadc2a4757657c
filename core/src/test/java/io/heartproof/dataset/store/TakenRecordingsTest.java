package io.heartproof.dataset.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.Recordings;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakenRecordingsTest {
    @TempDir
    Path folder;

    /** The header, from which it is read, names the file with the samples. */
    @Test
    void aRecordingHasAnotherStampOnceOneOfItsFilesIsWritten() throws IOException {
        WfdbWriter.write(Recordings.named("A", 500, List.of(Recordings.millivolts(Lead.II, 0, 1))), folder);
        Path samples = folder.resolve("A.dat");
        FileTime time = FileTime.fromMillis(1_700_000_000_000L);
        Files.setLastModifiedTime(samples, time);
        StoredRecording recording = LooseRecordings.at(folder.resolve("A.hea"));
        String before = recording.stamp();
        assertThat(recording.stamp()).isEqualTo(before);

        Files.setLastModifiedTime(samples, FileTime.fromMillis(time.toMillis() + 5_000));
        assertThat(recording.stamp()).isNotEqualTo(before);

        Files.setLastModifiedTime(samples, time);
        assertThat(recording.stamp()).isEqualTo(before);

        Files.write(samples, new byte[] {1, 2, 3});
        Files.setLastModifiedTime(samples, time);
        assertThat(recording.stamp()).isNotEqualTo(before);
    }

    @Test
    void theLastWordOnAFileCounts() throws IOException {
        Path file = folder.resolve("inputs");
        try (TakenRecordings taken = TakenRecordings.open(file)) {
            taken.add("one.tar", Map.of("A", "1", "B", "2"));
            taken.add("one.tar", Map.of("A", "3"));
        }

        try (TakenRecordings taken = TakenRecordings.open(file)) {
            assertThat(taken.into("one.tar")).contains(Map.of("A", "3"));
            assertThat(taken.into("two.tar")).isEmpty();
        }
        Files.writeString(file, "other\n");
        assertThatThrownBy(() -> TakenRecordings.open(file)).isInstanceOf(BadData.class);
    }
}
