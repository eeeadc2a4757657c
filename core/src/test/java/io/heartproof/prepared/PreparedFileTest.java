package io.heartproof.prepared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.contract.Prepared;
import io.heartproof.dataset.DataSet;
import io.heartproof.fixture.Allocation;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No byte of a file can change unseen, and no number in it is believed. */
class PreparedFileTest {
    @TempDir
    static Path folder;

    private static DataSet data;
    private static PreparedKey key;
    private static Path file;
    private static byte[] whole;

    @BeforeAll
    static void write() throws IOException {
        data = PreparedWorld.write(folder.resolve("data"));
        Preparation preparation = new Preparation(data, PreparedWorld.CONTRACT, 1);
        key = PreparedKey.of(preparation, data.entries());
        file = folder.resolve("file");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            PreparedWriter writer = new PreparedWriter(channel, key);
            preparation.run("", data.entries(), writer, Progress.NONE);
            writer.finish();
        }
        whole = Files.readAllBytes(file);
    }

    @Test
    void holdsNoPadding() {
        int samples = 0;
        for (int i = 1; i <= 12; i++) {
            samples += i == 2 ? 0 : Math.min(2_000, 1_600 + 100 * i);
        }

        assertThat(whole.length - 8 * 4 * samples).isPositive().isLessThan(2_000);
    }

    @Test
    void everyChangedByteIsSeen() throws IOException {
        assertThat(check(whole)).isEqualTo(11);
        for (int position = 0; position < whole.length; position += position < 200 ? 1 : 20_011) {
            assertChangeIsSeen(position);
        }
        for (int position = whole.length - 200; position < whole.length; position++) {
            assertChangeIsSeen(position);
        }
    }

    @Test
    void everyOtherLengthIsSeen() throws IOException {
        for (int length = 0; length < whole.length; length += 20_011) {
            assertDamaged(Arrays.copyOf(whole, length));
        }
        assertDamaged(Arrays.copyOf(whole, whole.length - 1));
        assertDamaged(Arrays.copyOf(whole, whole.length + 1));
        assertDamaged(Arrays.copyOf(whole, whole.length + PreparedFile.INDEX_ENTRY));
        assertDamaged(Arrays.copyOf(whole, 2 * whole.length));
    }

    /** The checksum of the index is made to fit, as by someone who means it. */
    @ParameterizedTest
    @CsvSource({
        "0, -1",
        "0, 0",
        "0, 1699",
        "0, 1701",
        "0, 2001",
        "0, 2147483647",
        "1, -1",
        "1, 0",
        "1, 54500",
        "1, 2147483647",
        "1, 500000",
        "2, 0"
    })
    void forgedNumbersAreRefusedBeforeAnythingIsMadeOfTheirSize(int field, int value) throws IOException {
        byte[] forged = whole.clone();
        int index = whole.length - Integer.BYTES - 12 * PreparedFile.INDEX_ENTRY;
        ByteBuffer bytes = ByteBuffer.wrap(forged);
        bytes.putInt(index + field * Integer.BYTES, value);
        byte[] indexed = Arrays.copyOfRange(forged, index, forged.length - Integer.BYTES);
        bytes.putInt(forged.length - Integer.BYTES, PreparedFile.checksum(key.header(), indexed));
        Files.write(file, forged);

        Runnable refused = () -> assertThatThrownBy(() -> check(key)).isInstanceOf(BadData.class);
        refused.run(); // loads classes, which take memory, too

        assertThat(Allocation.during(refused)).isLessThan(4L * whole.length + (1 << 20));
    }

    @Test
    void aTextThatClaimsTheRestOfTheMemoryIsRefused() {
        ByteBuffer text = ByteBuffer.allocate(8).putInt(Integer.MAX_VALUE).rewind();

        assertThatThrownBy(() -> PreparedBlock.reason(text)).isInstanceOf(BufferUnderflowException.class);
    }

    @Test
    void damageThatComesWhileTheFileIsOpenIsSeen() throws IOException {
        Files.write(file, whole);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            PreparedStore.Collector collector = new PreparedStore.Collector();
            new PreparedFile("file", channel, PreparedWorld.CONTRACT)
                    .checkAll(key, data.entries(), collector, Progress.NONE.start("", 1));
            Prepared first = collector.store(channel).set().recordings().get(0);
            byte[] damaged = whole.clone();
            damaged[key.header().length + 77] ^= 4;
            Files.write(file, damaged);

            assertThatThrownBy(first::read)
                    .isInstanceOf(BadData.class)
                    .hasMessage("file: has a damaged recording at byte " + key.header().length);
        }
    }

    @Test
    void anotherKeyIsAnotherFile() throws IOException {
        Files.write(file, whole);
        assertThat(check(key)).isEqualTo(11);
        for (PreparedKey other : List.of(
                new PreparedKey(key.preparation(), key.preparation()), new PreparedKey(key.sources(), key.sources()))) {
            assertThatThrownBy(() -> check(other)).isInstanceOf(BadData.class);
        }
    }

    private void assertChangeIsSeen(int position) throws IOException {
        byte[] changed = whole.clone();
        changed[position] ^= 0x10;
        assertDamaged(changed);
    }

    private void assertDamaged(byte[] content) {
        assertThatThrownBy(() -> check(content)).isInstanceOf(BadData.class);
    }

    private int check(byte[] content) throws IOException {
        Files.write(file, content);
        return check(key);
    }

    /** How many recordings the file gives. */
    private int check(PreparedKey key) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            PreparedStore.Collector collector = new PreparedStore.Collector();
            new PreparedFile("file", channel, PreparedWorld.CONTRACT)
                    .checkAll(key, data.entries(), collector, Progress.NONE.start("", 1));
            return collector.store(channel).set().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
