package io.heartproof.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadUsage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFolderTest {
    @TempDir
    Path parent;

    @Test
    void makesTheFolderAndThoseAboveIt() throws IOException {
        Path folder = parent.resolve("a/b");

        AtomicFolder.create(folder, draft -> Files.writeString(draft.resolve("file"), "text"));

        assertThat(folder.resolve("file")).content(StandardCharsets.UTF_8).isEqualTo("text");
        assertThat(names(parent.resolve("a"))).containsExactly("b");
    }

    @Test
    void replacesAnEmptyFolder() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("empty"));

        AtomicFolder.create(folder, draft -> Files.writeString(draft.resolve("file"), "text"));

        assertThat(folder.resolve("file")).exists();
    }

    @Test
    void ofTwoAtOnceTheSlowerOneLeavesNothing() throws IOException {
        Path folder = parent.resolve("run");

        assertThatThrownBy(() -> AtomicFolder.create(folder, draft -> {
                    Files.createDirectories(draft.resolve("split"));
                    Files.writeString(draft.resolve("split/train.txt"), "slow");
                    AtomicFolder.create(folder, faster -> Files.writeString(faster.resolve("file"), "fast"));
                }))
                .isInstanceOf(BadUsage.class)
                .hasMessage("--out: expected a new or an empty folder, got %s, which has files".formatted(folder));

        assertThat(names(parent)).containsExactly("run");
        assertThat(names(folder)).containsExactly("file");
    }

    @Test
    void leavesNothingWhereTheContentFails() throws IOException {
        assertThatThrownBy(() -> AtomicFolder.create(parent.resolve("run"), draft -> {
                    Files.writeString(draft.resolve("file"), "half");
                    throw new IOException("no space");
                }))
                .isInstanceOf(IOException.class);

        assertThat(names(parent)).isEmpty();
    }

    private static String[] names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
        }
    }
}
