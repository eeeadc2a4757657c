package io.heartproof.format.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.MemoryFiles;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true of a file wherever its bytes are. */
class RecordingFileTest {
    private static final byte[] BYTES = {1, 2, 3, 4, 5};

    @TempDir
    Path folder;

    /** The file {@code inner/a} of a folder that holds {@code outside} and {@code inner/below/b} as well. */
    enum Place {
        DISK {
            @Override
            RecordingFile file(Path folder) {
                return RecordingFile.of(folder.resolve("inner/a"));
            }
        },
        MEMORY {
            @Override
            RecordingFile file(Path folder) throws IOException {
                return RecordingFile.of("inner/a", MemoryFiles.below(folder));
            }
        };

        abstract RecordingFile file(Path folder) throws IOException;
    }

    @BeforeEach
    void lay() throws IOException {
        Files.createDirectories(folder.resolve("inner/below"));
        for (String name : List.of("outside", "inner/a", "inner/below/b")) {
            Files.write(folder.resolve(name), BYTES);
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesItsBytesWholeFromTheStartAndAnywhere(Place place) throws IOException {
        RecordingFile file = place.file(folder);

        assertThat(file.name()).isEqualTo("a");
        assertThat(file.size()).isEqualTo(5);
        assertThat(file.bytes()).isEqualTo(BYTES);
        assertThat(file.start(2)).containsExactly(1, 2);
        assertThat(file.start(9)).isEqualTo(BYTES);
        assertThat(file.stream().readAllBytes()).isEqualTo(BYTES);
        ByteBuffer two = ByteBuffer.allocate(2);
        try (SeekableByteChannel channel = file.open()) {
            assertThat(channel.position(3).read(two)).isEqualTo(2);
            assertThat(two.array()).containsExactly(4, 5);
            assertThat(channel.position()).isEqualTo(5);
            assertThat(channel.read(two.clear())).isEqualTo(-1);
            assertThat(channel.position(1L << 40).read(two)).isEqualTo(-1);
            channel.close();
            assertThatThrownBy(() -> channel.read(two)).isInstanceOf(ClosedChannelException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasNeighboursInItsFolderAndBelow(Place place) throws IOException {
        RecordingFile file = place.file(folder);

        for (String name : List.of("below/b", "./below//b", "below/../below/b")) {
            RecordingFile found = file.neighbour(name).orElseThrow();
            assertThat(found.bytes()).isEqualTo(BYTES);
            assertThat(found.name()).isEqualTo("b");
        }
        for (String name : List.of("outside", "below", "b", "below/c", "", ".", "a/a")) {
            assertThat(file.neighbour(name)).as(name).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "..",
                "../inner/a",
                "below/../../outside",
                "/etc/hostname",
                "..\\outside",
                "C:\\x",
                "c:/x"
            })
    void hasNoneAbove(String name) throws IOException {
        for (Place place : Place.values()) {
            RecordingFile file = place.file(folder);
            assertThatThrownBy(() -> file.neighbour(name))
                    .isInstanceOf(BadData.class)
                    .hasMessage(file.where() + ": file '" + name + "' leaves the folder of the header");
        }
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws IOException {
        Files.createSymbolicLink(folder.resolve("inner/link"), folder.resolve("outside"));
        RecordingFile file = RecordingFile.of(folder.resolve("inner/a"));

        assertThatThrownBy(() -> file.neighbour("link"))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("leaves the folder");
    }

    @Test
    void isOneOfThoseInMemory() {
        assertThatThrownBy(() -> RecordingFile.of("a", Map.of("b", BYTES)))
                .isInstanceOf(BadData.class)
                .hasMessage("a: no such file in memory");
    }

    @Test
    void bytesInMemoryAreNotCopied() throws IOException {
        assertThat(RecordingFile.of("a", BYTES).bytes()).isSameAs(BYTES);
    }

    /** As a name with letters that the machine's locale lacks is. */
    @ParameterizedTest
    @EnumSource
    void isWithoutANeighbourWhoseNameNoFileCanHave(Place place) throws IOException {
        assertThat(place.file(folder).neighbour("a\0b")).isEmpty();
    }
}
