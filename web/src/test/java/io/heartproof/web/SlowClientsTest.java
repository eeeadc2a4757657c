package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.web.guard.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that send as slowly as they may, and what is left for the others. */
class SlowClientsTest {
    private static final String CLASSIFY = "/api/v1/classifications";

    @Test
    void manyBodiesThatTrickleKeepNobodyOut() throws Exception {
        ServiceSettings all = ServiceSettings.thisMachine(0);
        ServiceSettings few = new ServiceSettings(all.bind(), 0, all.access(), Limits.STANDARD.withWaiting(1), 1);
        List<Socket> slow = new ArrayList<>();
        try (TestService service = TestService.start(few, RecordingModel.of("a", 0.05))) {
            for (int i = 0; i < 70; i++) {
                slow.add(begun(
                        service,
                        "POST " + CLASSIFY + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999\r\n\r\nx"));
            }
            for (int i = 0; i < 3; i++) {
                for (Socket socket : slow) {
                    socket.getOutputStream().write('x');
                }
                assertThat(service.post(CLASSIFY, "text/csv", TestService.table(10))
                                .status())
                        .isEqualTo(200);
                assertThat(service.get("/health").status()).isEqualTo(200);
            }
            assertThat(service.get("/metrics").text()).contains("heartproof_recordings_in_progress 0\n");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aBodyBelowThePaceIsA408LongBeforeItsTimeIsOver() throws Exception {
        Limits patient = Limits.STANDARD.withTimes(Duration.ofMinutes(5), Duration.ofSeconds(10));
        try (TestService service = TestService.start(patient, RecordingModel.of("a", 0.05));
                Socket socket = begun(
                        service,
                        "POST " + CLASSIFY + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999\r\n\r\n")) {
            while (socket.getInputStream().available() == 0) {
                socket.getOutputStream().write('x');
                Thread.sleep(50);
            }

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408")
                    .contains("a body must bring 1024 bytes per second or more");
        }
    }

    @Test
    void headersThatTrickleEndTheConnection() throws Exception {
        Limits limits = Limits.STANDARD.withTimes(Duration.ofSeconds(1), Duration.ofSeconds(10));
        try (TestService service = TestService.start(limits, RecordingModel.of("a", 0.05));
                Socket socket = begun(service, "GET /health HTTP/1.1\r\nHost: localhost\r\nX: ")) {
            boolean closed = false;
            while (!closed) {
                Thread.sleep(20);
                closed = !takesAByte(socket);
            }
            assertThat(service.get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void anIdleConnectionMayAskAgain() throws Exception {
        Limits limits = Limits.STANDARD.withTimes(Duration.ofSeconds(4), Duration.ofSeconds(10));
        try (TestService service = TestService.start(limits, RecordingModel.of("a", 0.05));
                Socket socket = begun(service, "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            Thread.sleep(2500); // longer than headers may take
            socket.getInputStream().skipNBytes(socket.getInputStream().available());
            socket.getOutputStream()
                    .write("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
    }

    private static Socket begun(TestService service, String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean takesAByte(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return true;
        } catch (IOException e) {
            return false; // reset, as the other side has closed
        }
    }
}
