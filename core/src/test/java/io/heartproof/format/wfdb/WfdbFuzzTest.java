package io.heartproof.format.wfdb;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.Soundness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays the kept inputs; with {@code JAZZER_FUZZ=1} in the environment it searches for new ones for a minute. An
 * input is three files, one after the other: {@code r.hea}, {@code s.hea} (a segment or layout), {@code r.dat}.
 */
class WfdbFuzzTest {
    private static final String CUT = "\n%%\n";

    @TempDir
    static Path folder;

    @DictionaryEntries({
        "\\x0A%%\\x0A",
        "r.dat",
        "s ",
        "~ ",
        "/mV",
        "/uV",
        "/2 ",
        "310",
        "311",
        "212",
        "80",
        "160",
        "61",
        "24",
        "32",
        "x2",
        ":1",
        "+4"
    })
    @FuzzTest(maxDuration = "1m")
    void readsAnything(byte[] input) throws IOException {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        String[] parts = text.split(CUT, 3);
        for (int i = 0; i < 3; i++) {
            Path file = folder.resolve(new String[] {"r.hea", "s.hea", "r.dat"}[i]);
            Files.write(file, (i < parts.length ? parts[i] : "").getBytes(StandardCharsets.ISO_8859_1));
        }
        Soundness.readInTime(folder.resolve("r.hea"), ReadOptions.NONE);
    }
}
