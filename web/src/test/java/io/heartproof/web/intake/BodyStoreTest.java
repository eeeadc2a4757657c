package io.heartproof.web.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.format.bytes.FileOnDisk;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.web.Form;
import io.heartproof.web.guard.RequestRefusal;
import io.heartproof.web.guard.Space;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyStoreTest {
    private static final int LARGEST = 1 << 24;

    @TempDir
    Path folder;

    /** How many bytes, how many of them are announced (at most), memory, whether they stay in memory. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, true",
        "1, 16777216, 8193, true",
        "1, 16777216, 8191, false",
        "100000, 100000, 200000, true",
        "100000, 100000, 99999, false",
        "100000, 16777216, 300000, true",
        "100000, 16777216, 131072, false",
        "100000, 100000, 0, false"
    })
    void staysInMemoryWhereThereIsRoom(int bytes, long announced, long room, boolean inMemory) throws IOException {
        Space memory = new Space(room);
        byte[] body = body(bytes);
        try (BodyStore store = new BodyStore(memory, () -> folder.resolve("body"), announced)) {
            send(store, body);
            RecordingFile file = store.finish("recording");

            assertThat(file.bytes()).isEqualTo(body);
            assertThat(file.name()).isEqualTo(inMemory ? "recording" : "body");
            assertThat(memory.taken()).isEqualTo(inMemory ? bytes : 0);
        }
        assertThat(memory.taken()).isZero();
    }

    /** A form of 100,000 bytes needs room for as many again, for its files; the body is let go of once they are copied. */
    @ParameterizedTest
    @CsvSource({"200000, true", "199999, false", "100000, false", "0, false"})
    void aFormStaysInMemoryWhereThereIsRoomForItsFilesToo(long room, boolean inMemory) throws IOException {
        Space memory = new Space(room);
        byte[] content = body(99_873);
        byte[] form = new Form().file("a.dat", content).end();
        assertThat(form.length).isEqualTo(100_000);
        try (BodyStore store = new BodyStore(memory, () -> folder.resolve(".body"), form.length)) {
            send(store, form);
            List<RecordingFile> files = store.finish(new FormReader("limit"));

            assertThat(files).extracting(RecordingFile::name).containsExactly("a.dat");
            assertThat(files.get(0).bytes()).isEqualTo(content);
            assertThat(files.get(0) instanceof FileOnDisk).isEqualTo(!inMemory);
            assertThat(memory.taken()).isEqualTo(inMemory ? 100_000 : 0);
            assertThat(Files.exists(folder.resolve(".body"))).isEqualTo(!inMemory);
        }
        assertThat(memory.taken()).isZero();
    }

    @Test
    void aFormThatIsRefusedGivesItsMemoryBack() throws IOException {
        Space memory = new Space(1 << 20);
        try (BodyStore store = new BodyStore(memory, () -> folder.resolve(".body"), LARGEST)) {
            send(store, new Form().file("a.dat", body(1000)).cutOff());
            assertThatThrownBy(() -> store.finish(new FormReader("limit"))).isInstanceOf(RequestRefusal.class);
        }
        assertThat(memory.taken()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void oneThatNeverEndsGivesItsMemoryBack() throws IOException {
        Space memory = new Space(1 << 20);
        try (BodyStore store = new BodyStore(memory, () -> folder.resolve("body"), LARGEST)) {
            send(store, body(50_000));
            assertThat(memory.taken()).isBetween(50_000L, 100_000L);
        }
        assertThat(memory.taken()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void hundredAtOnceShareTheMemoryAndLoseNoByte() throws Exception {
        int limit = 1 << 20;
        Space memory = new Space(limit);
        List<BodyStore> stores = new ArrayList<>();
        List<Future<RecordingFile>> received = new ArrayList<>();
        ExecutorService senders = Executors.newFixedThreadPool(100);
        for (int i = 0; i < 100; i++) {
            Path path = folder.resolve("body" + i);
            BodyStore store = new BodyStore(memory, () -> path, LARGEST);
            stores.add(store);
            received.add(senders.submit(() -> {
                send(store, body(60_000));
                return store.finish("recording");
            }));
        }
        int inMemory = 0;
        for (Future<RecordingFile> file : received) {
            assertThat(file.get().bytes()).isEqualTo(body(60_000));
            inMemory += file.get() instanceof FileOnDisk ? 0 : 1;
        }
        senders.shutdown();

        assertThat(inMemory).isPositive().isLessThanOrEqualTo(limit / 60_000);
        assertThat(memory.taken()).isEqualTo(60_000L * inMemory);
        for (BodyStore store : stores) {
            store.close();
        }
        assertThat(memory.taken()).isZero();
    }

    private static void send(BodyStore store, byte[] body) throws IOException {
        byte[] block = new byte[1 << 13];
        for (int at = 0; at < body.length; at += block.length) {
            int count = Math.min(block.length, body.length - at);
            System.arraycopy(body, at, block, 0, count);
            store.write(block, count);
        }
    }

    private static byte[] body(int bytes) {
        byte[] body = new byte[bytes];
        new Random(bytes).nextBytes(body);
        return body;
    }
}
