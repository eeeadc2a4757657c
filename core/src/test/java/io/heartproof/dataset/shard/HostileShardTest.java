package io.heartproof.dataset.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.TarFiles;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that no writer of shards makes end in one line. */
class HostileShardTest {
    private static final int BLOCK = 512;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"../A1.hea", "/etc/A1.hea", "a/../../A1.hea", "a\\..\\A1.hea"})
    void refusesNamesThatLeave(String name) throws IOException {
        assertRefused(new TarFiles().file(name, "x").bytes(), "a name that leaves it");
    }

    @Test
    void refusesNamesThatLeaveByAnExtendedHeader() throws IOException {
        assertRefused(
                new TarFiles()
                        .entry("x", (byte) 'x', pax("path=../A1.hea"))
                        .file("A1.hea", "x")
                        .bytes(),
                "holds '../A1.hea', a name that leaves it");
        assertRefused(
                new TarFiles()
                        .entry("x", (byte) 'L', utf8("/A1.hea\0"))
                        .file("A1.hea", "x")
                        .bytes(),
                "holds '/A1.hea', a name that leaves it");
    }

    @ParameterizedTest
    @ValueSource(bytes = {'1', '2', '3', '4', '6', '7', 'S', 'K', 'V', 'Z'})
    void refusesWhatIsNoPlainFile(byte type) throws IOException {
        assertRefused(new TarFiles().entry("A1.hea", type, new byte[0]).bytes(), "no plain file");
    }

    @Test
    void refusesFilesWithHoles() throws IOException {
        assertRefused(
                new TarFiles()
                        .entry("x", (byte) 'x', pax("GNU.sparse.realsize=9999999999"))
                        .file("A1.hea", "x")
                        .bytes(),
                "holds a file with holes");
    }

    @Test
    void refusesFileThatIsThereTwice() throws IOException {
        assertRefused(new TarFiles().file("A1.hea", "x").file("./A1.hea", "y").bytes(), "holds a file A1.hea twice");
        assertRefused(new TarFiles().file("A1.json", "{}").file("A1.json", "{}").bytes(), "holds a file A1.json twice");
    }

    @Test
    void refusesSizesThatLie() throws IOException {
        byte[] tar = new TarFiles().file("A1.hea", "x").bytes();

        assertRefused(withSize(tar, "77777777777"), "gives A1.hea 8589934591 bytes, 1536 are left in the archive");
        assertRefused(withSize(tar, "0000000zzzz"), "whose size is no number");
        assertRefused(
                new TarFiles()
                        .entry("x", (byte) 'x', pax("size=4000000000000"))
                        .file("A1.hea", "x")
                        .bytes(),
                "gives A1.hea 4000000000000 bytes");
        assertRefused(
                new TarFiles()
                        .entry("x", (byte) 'x', pax("size=-5"))
                        .file("A1.hea", "x")
                        .bytes(),
                "breaks the rule");
        byte[] negative = tar.clone();
        Arrays.fill(negative, 124, 136, (byte) 0xff);
        assertRefused(withChecksum(negative), "has a file of -1 bytes");
    }

    @Test
    void refusesBombsInExtendedHeaders() throws IOException {
        assertRefused(
                new TarFiles().entry("x", (byte) 'x', new byte[1 << 17]).bytes(),
                "an extended header of 131072 bytes, at most 65536 are read");
        assertRefused(
                new TarFiles().entry("x", (byte) 'L', new byte[1 << 13]).bytes(),
                "an extended header of 8192 bytes, at most 4096 are read");
        assertRefused(
                new TarFiles()
                        .entry("x", (byte) 'x', utf8("999 path=a\n"))
                        .file("A1.hea", "x")
                        .bytes(),
                "breaks the rule");
        byte[] global = new TarFiles().entry("x", (byte) 'x', pax("path=a")).bytes();
        global[156] = 'g';
        assertRefused(withChecksum(global), "gives all its files one name");
    }

    @Test
    void seriesOfLongNamesNeedsNoStack() throws IOException {
        TarFiles tar = new TarFiles();
        for (int i = 0; i < 20_000; i++) {
            tar.entry("x", (byte) 'L', utf8("A1.hea\0"));
        }

        assertThat(index(tar.file("B1.hea", "x").bytes()).recordings())
                .extracting(IndexedRecording::recording)
                .containsExactly("A1");
    }

    @Test
    void refusesWhatIsCutOffOrGoesOn() throws IOException {
        byte[] tar = new TarFiles()
                .file("A1.hea", "x".repeat(600))
                .file("A2.hea", "y")
                .bytes();

        assertRefused(Arrays.copyOf(tar, BLOCK + 300), "gives A1.hea 600 bytes, 300 are left");
        assertRefused(Arrays.copyOf(tar, 3 * BLOCK), "has no end mark: it was cut off");
        assertRefused(Arrays.copyOf(tar, 4 * BLOCK + 1), "has no end mark: it was cut off");
        byte[] twice = Arrays.copyOf(tar, 2 * tar.length);
        System.arraycopy(tar, 0, twice, tar.length, tar.length);
        assertRefused(twice, "goes on after its end mark");
        byte[] damaged = tar.clone();
        damaged[3 * BLOCK + 5] ^= 1;
        assertRefused(damaged, "is damaged at byte 1536");
    }

    @Test
    void refusesWhatIsNoTar() throws IOException {
        assertRefused(new byte[0], "is no tar archive");
        assertRefused(utf8("Recording,First_label\n".repeat(50)), "is no tar archive");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] content = new byte[100_000];
        new Random(1).nextBytes(content);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new TarFiles().file("A1.dat", content).bytes());
        }
        assertRefused(packed.toByteArray(), "is compressed");
        byte[] zstd = Arrays.copyOf(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd}, 2_000);
        assertRefused(zstd, "unpack it with unzstd");
    }

    @Test
    void refusesFactsThatAreNone() throws IOException {
        assertRefused(facts("{\"labels\": ["), "A1.json");
        assertRefused(facts("[1]"), "expected a JSON object");
        assertRefused(facts("{\"labels\": [{}]}"), "names or numbers of classes");
        assertRefused(facts("{\"labels\": \"AF\", \"labels\": \"MI\"}"), "labels");
        assertRefused(facts(" ".repeat(2 << 20)), "at most 1048576 bytes, got 2097152");
        assertRefused(facts("[".repeat(100_000)), "A1.json");
    }

    private static byte[] facts(String json) throws IOException {
        return new TarFiles().file("A1.json", json).file("A1.hea", "x").bytes();
    }

    @Test
    void refusesRecordingsThatNoTableCouldName() throws IOException {
        assertRefused(new TarFiles().file("a b.hea", "x").bytes(), "expected a recording's name");
    }

    /** Whatever stands in the first header, the end is an index or one line. */
    @Test
    void damagedHeadersEndInOneLine() throws IOException {
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] tar = new TarFiles()
                    .entry("x", (byte) 'x', pax("path=A1.hea"))
                    .file("A1.hea", "x".repeat(700))
                    .bytes();
            for (int changes = 0; changes < 3; changes++) {
                tar[random.nextInt(random.nextBoolean() ? BLOCK : tar.length)] = (byte) random.nextInt(256);
            }
            try {
                index(withChecksum(tar));
            } catch (BadData e) {
                assertThat(e.getMessage())
                        .startsWith(folder.resolve("s.tar").toString())
                        .doesNotContain("\n");
                refused++;
            }
        }
        assertThat(refused).isBetween(50, 499);
    }

    private void assertRefused(byte[] tar, String problem) {
        assertThatThrownBy(() -> index(tar))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("s.tar")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    private ShardIndex index(byte[] tar) throws IOException {
        Path file = Files.write(folder.resolve("s.tar"), tar);
        return ShardScan.of(file, Progress.NONE.start("", 1));
    }

    private static byte[] withSize(byte[] tar, String octal) {
        byte[] changed = tar.clone();
        System.arraycopy(utf8(octal + "\0"), 0, changed, 124, 12);
        return withChecksum(changed);
    }

    private static byte[] withChecksum(byte[] tar) {
        Arrays.fill(tar, TarConstants.CHKSUM_OFFSET, TarConstants.CHKSUM_OFFSET + TarConstants.CHKSUMLEN, (byte) ' ');
        long sum = TarUtils.computeCheckSum(Arrays.copyOf(tar, BLOCK));
        TarUtils.formatCheckSumOctalBytes(sum, tar, TarConstants.CHKSUM_OFFSET, TarConstants.CHKSUMLEN);
        return tar;
    }

    /** One line of an extended header, of 10 to 99 bytes. */
    private static byte[] pax(String line) {
        return utf8(line.length() + 4 + " " + line + "\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
