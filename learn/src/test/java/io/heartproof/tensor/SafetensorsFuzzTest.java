package io.heartproof.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any bytes are read, or refused in one line. Replays the kept inputs; with {@code JAZZER_FUZZ=1} in the environment it
 * searches for new ones for a minute.
 */
class SafetensorsFuzzTest {
    @TempDir
    static Path folder;

    @DictionaryEntries({
        "\"__metadata__\":{",
        "\"dtype\":\"F32\"",
        "\"dtype\":\"F16\"",
        "\"shape\":[",
        "\"data_offsets\":[0,",
        "4294967296"
    })
    @FuzzTest(maxDuration = "1m")
    void readsAnything(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("fuzzed.safetensors"), bytes);
        Safetensors.StoredArrays content;
        try {
            content = Safetensors.read(file);
        } catch (BadData e) {
            assertThat(e.getMessage().lines()).hasSize(1);
            return;
        }
        long most = bytes.length / 2;
        content.arrays().forEach((name, array) -> {
            assertThat(array.values().length).isLessThanOrEqualTo((int) most);
            assertThat((long) array.values().length)
                    .isEqualTo(Arrays.stream(array.shape()).reduce(1, Math::multiplyExact));
        });
        assertReadsBack(content);
    }

    private static void assertReadsBack(Safetensors.StoredArrays content) throws IOException {
        Path file = folder.resolve("again.safetensors");
        Safetensors.write(file, content);
        Safetensors.StoredArrays again = Safetensors.read(file);
        assertThat(again.metadata()).containsAllEntriesOf(content.metadata());
        assertThat(again.arrays().keySet()).isEqualTo(content.arrays().keySet());
        content.arrays()
                .forEach((name, array) -> assertThat(
                                Arrays.equals(again.arrays().get(name).values(), array.values()))
                        .as(name)
                        .isTrue());
    }
}
