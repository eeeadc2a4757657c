package io.heartproof.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Natives;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.TCPStore;
import org.bytedeco.pytorch.TCPStoreOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MeetingStoreTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Each says it by its own patience; those that come late still meet the patient one. */
    @Test
    void saysWhoDoesNotCome() throws Exception {
        int port = freePort();
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture<String> first = onItsOwnThread(() -> hosted(port, over));
        awaitListener(port);

        assertThat(absent(new Rendezvous(2, 4, "127.0.0.1", port), Duration.ofSeconds(1))
                        .join())
                .isEqualTo("process 2 of 4: rank 1, rank 3 did not come within 1 s (HEARTPROOF_MEETING_SECONDS)");
        List<CompletableFuture<String>> late = IntStream.of(1, 3)
                .mapToObj(rank -> absent(new Rendezvous(rank, 4, "127.0.0.1", port), LONG))
                .toList();
        assertThat(late.stream().map(CompletableFuture::join)).containsExactly("met", "met");
        over.countDown();
        assertThat(first.join()).isEqualTo("met");
    }

    @Test
    void saysThatTheFirstDoesNotCome() throws IOException {
        int port = freePort();

        assertThat(absent(new Rendezvous(1, 2, "127.0.0.1", port), Duration.ofSeconds(1))
                        .join())
                .isEqualTo("process 1 of 2: rank 0 did not come within 1 s (HEARTPROOF_MEETING_SECONDS) or cannot be"
                        + " reached at 127.0.0.1, port " + port);
    }

    /** As torchrun's agent does, for one attempt after the other. */
    @Test
    void meetsWhereSomeoneElseHostsTheStore() throws IOException {
        Natives.load();
        int port = freePort();
        try (TCPStoreOptions options = new TCPStoreOptions()) {
            options.port((short) port);
            options.isServer(true);
            options.waitWorkers(false);
            options.timeout(new Milliseconds(LONG.toMillis()));
            try (TCPStore agent = new TCPStore("127.0.0.1", options)) {
                assertThat(agent.getPort()).isEqualTo((short) port);
                for (String attempt : List.of("0", "1")) {
                    List<CompletableFuture<String>> told = IntStream.range(0, 2)
                            .mapToObj(rank -> onItsOwnThread(() -> told(rank, port, attempt)))
                            .toList();
                    assertThat(told.stream().map(CompletableFuture::join)).containsExactly(attempt, attempt);
                }
            }
        }
    }

    @Test
    void patienceIsWhatTheEnvironmentSays() {
        assertThat(Patience.of(Map.of()).forAll()).isEqualTo(Duration.ofMinutes(5));
        assertThat(Patience.of(Map.of(Patience.VARIABLE, "20")).forAll()).isEqualTo(Duration.ofSeconds(20));
        for (String none : List.of("0", "-1", "1.5", "", "100000")) {
            assertThatThrownBy(() -> Patience.of(Map.of(Patience.VARIABLE, none)))
                    .isInstanceOf(BadUsage.class)
                    .hasMessage("HEARTPROOF_MEETING_SECONDS: expected 1 to 99999, got " + none);
        }
    }

    private static String told(int rank, int port, String attempt) {
        Rendezvous own = new Rendezvous(rank, 2, "127.0.0.1", port, attempt);
        try (MeetingStore store = MeetingStore.meet(own, LONG)) {
            return new String(store.told("name", attempt.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        }
    }

    /** Rank 0 of four, which goes when all others have met. */
    private static String hosted(int port, CountDownLatch over) {
        try (MeetingStore store = MeetingStore.meet(new Rendezvous(0, 4, "127.0.0.1", port), LONG)) {
            over.await();
            return "met";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompletableFuture<String> absent(Rendezvous own, Duration patience) {
        return onItsOwnThread(() -> {
            try (MeetingStore store = MeetingStore.meet(own, patience)) {
                return "met";
            } catch (ProcessLost e) {
                return e.getMessage();
            }
        });
    }

    private static CompletableFuture<String> onItsOwnThread(Supplier<String> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    }

    private static void awaitListener(int port) throws InterruptedException {
        while (true) {
            try (Socket listened = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(listened.isConnected()).isTrue();
                return;
            } catch (IOException e) {
                Thread.sleep(20);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
