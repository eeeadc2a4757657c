package io.heartproof.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.format.ReadOptions;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RecordingArgumentsTest {
    @TempDir
    Path folder;

    @Test
    void showsThatAnIndexIsMade() throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(folder.resolve("a.tar")))) {
            tar.putArchiveEntry(new TarArchiveEntry("A1.hea"));
            tar.closeArchiveEntry();
        }
        RecordingArguments arguments = CommandLine.populateCommand(new RecordingArguments(), folder.toString());
        List<String> shown = new ArrayList<>();
        Progress progress = (what, total) -> {
            shown.add(what);
            return Progress.NONE.start(what, total);
        };

        assertThat(arguments.count(ReadOptions.NONE, progress)).isEqualTo(1);
        assertThat(arguments.recordings(ReadOptions.NONE, progress)).hasNext();

        assertThat(shown).containsExactly("Indexing shards");
    }
}
