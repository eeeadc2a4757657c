package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.web.guard.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Clients that leave while their recording is computed. No other limit would end the work within the time of a test. */
class DepartedClientTest {
    private static final Limits PATIENT = Limits.STANDARD.withTimes(Duration.ofMinutes(20), Duration.ofMinutes(20));

    private final GatedModel gate = GatedModel.of(RecordingModel.of("gated", 0.05));

    @Test
    void theWorkForAClientThatClosesItsConnectionIsStopped() throws Exception {
        try (TestService service = start()) {
            Socket socket = sent(service, request("close"));
            await(gate.entered());
            socket.close();

            await(gate.interrupted());
            awaitInProgress(service, 0);
            assertThat(answerOfAnother(service)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void theWorkForAClientThatResetsItsConnectionIsStopped() throws Exception {
        try (TestService service = start()) {
            Socket socket = sent(service, request("close"));
            await(gate.entered());
            socket.setSoLinger(true, 0);
            socket.close();

            await(gate.interrupted());
            awaitInProgress(service, 0);
        }
    }

    @Test
    void aClientThatClosesItsSideOnlyIsToldWhyThereIsNoAnswer() throws Exception {
        try (TestService service = start();
                Socket socket = sent(service, request("keep-alive"))) {
            await(gate.entered());
            socket.shutdownOutput();

            assertThat(all(socket))
                    .startsWith("HTTP/1.1 400")
                    .contains("the client closed the connection before the answer was there");
            await(gate.interrupted());
        }
    }

    @Test
    void aRecordingThatWaitsForACoreGivesUpItsPlaceWhenItsClientLeaves() throws Exception {
        try (TestService service = start();
                Socket first = sent(service, request("close"))) {
            await(gate.entered());
            Socket second = sent(service, request("close"));
            awaitInProgress(service, 2);
            second.close();
            awaitInProgress(service, 1);
            gate.open().release();

            assertThat(all(first)).startsWith("HTTP/1.1 200");
            assertThat(gate.entered().availablePermits()).isZero();
        }
    }

    @Test
    void requestsThatComeBeforeTheAnswerAreAnsweredInTheirTurn() throws Exception {
        try (TestService service = start();
                Socket socket = sent(service, request("keep-alive"))) {
            await(gate.entered());
            socket.getOutputStream().write(request("keep-alive"));
            socket.getOutputStream()
                    .write("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            gate.open().release(2);

            String answers = all(socket);
            assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(4);
            assertThat(answers).endsWith("{\"status\":\"ok\"}");
            assertThat(gate.interrupted().availablePermits()).isZero();
        }
    }

    @Test
    void aRequestThatComesByteByByteAfterTheFirstIsRead() throws Exception {
        try (TestService service = start();
                Socket socket = sent(service, request("keep-alive"))) {
            await(gate.entered());
            socket.setTcpNoDelay(true);
            byte[] next = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(next, 0, 1);
            gate.open().release();
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            for (int i = 1; i < next.length; i++) {
                socket.getOutputStream().write(next, i, 1);
            }

            assertThat(all(socket)).contains("HTTP/1.1 200").endsWith("{\"status\":\"ok\"}");
        }
    }

    /** One core, so that a second recording waits. */
    private TestService start() throws IOException {
        ServiceSettings all = ServiceSettings.thisMachine(0);
        return TestService.start(new ServiceSettings(all.bind(), 0, all.access(), PATIENT, 1), gate);
    }

    private static byte[] request(String connection) throws IOException {
        byte[] table = TestService.table(10);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(String.join(
                        "\r\n",
                        "POST /api/v1/classifications HTTP/1.1",
                        "Host: localhost",
                        "Connection: " + connection,
                        "Content-Type: text/csv",
                        "Content-Length: " + table.length,
                        "",
                        "")
                .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(table);
        return request.toByteArray();
    }

    private static Socket sent(TestService service, byte[] request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
        socket.getOutputStream().write(request);
        return socket;
    }

    private String answerOfAnother(TestService service) throws IOException {
        gate.open().release();
        try (Socket other = sent(service, request("close"))) {
            return all(other);
        }
    }

    private static String all(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void await(Semaphore event) throws InterruptedException {
        assertThat(event.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    }

    private static void awaitInProgress(TestService service, int places) throws Exception {
        while (!service.get("/metrics").text().contains("heartproof_recordings_in_progress " + places + "\n")) {
            Thread.onSpinWait();
        }
    }
}
