package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.simulate.RecordingLengths;
import io.heartproof.simulate.Simulator;
import io.heartproof.simulate.SimulatorSettings;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {
    @TempDir
    static Path folder;

    private static Path model;

    @BeforeAll
    static void writeModel() throws Exception {
        model = UntrainedModel.writeInto(folder);
    }

    @Test
    void servesUntilItIsToldToStop() throws Exception {
        Path log = folder.resolve("log.txt");
        Process process = OwnJvm.start("512m", log, List.of("serve", "--model", model.toString(), "--port", "0"));
        try {
            URI address = URI.create(address(process, log));
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(address.resolve("/api/v1/classifications"))
                                    .header("Content-Type", "multipart/form-data; boundary=b")
                                    .POST(BodyPublishers.ofByteArray(form()))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"recording\":\"S00001\"", "\"name\":\"model.onnx\"", "\"AF\":0.");
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(Files.readString(log)).hasLineCount(1);
    }

    /** Nothing was classified before, so ONNX Runtime begins its work while the process ends. */
    @RepeatedTest(10)
    void uploadsUnderWayAreAnsweredBeforeTheProcessEnds(@TempDir Path own) throws Exception {
        Path log = own.resolve("log.txt");
        Process process = OwnJvm.start("512m", log, List.of("serve", "--model", model.toString(), "--port", "0"));
        try {
            int port = URI.create(address(process, log)).getPort();
            byte[] form = form();
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                clients.add(begun(port, form));
            }
            process.destroy();
            waitUntilClosing(port);
            for (Socket client : clients) {
                client.getOutputStream().write(form, form.length / 2, form.length - form.length / 2);
                assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .contains("HTTP/1.1 200", "\"recording\":\"S00001\"");
            }
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(Files.readString(log)).hasLineCount(1);
        } finally {
            process.destroyForcibly();
        }
    }

    /** An upload whose first half is there: the server has asked for the rest. */
    private static Socket begun(int port, byte[] form) throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        String head = String.join(
                "\r\n",
                "POST /api/v1/classifications HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Expect: 100-continue",
                "Content-Type: multipart/form-data; boundary=b",
                "Content-Length: " + form.length);
        socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(new String(socket.getInputStream().readNBytes(25), StandardCharsets.UTF_8))
                .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        socket.getOutputStream().write(form, 0, form.length / 2);
        return socket;
    }

    private static void waitUntilClosing(int port) throws Exception {
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .build();
        while (HttpClient.newHttpClient()
                        .send(health, BodyHandlers.discarding())
                        .statusCode()
                == 200) {
            Thread.sleep(5);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--bind 0.0.0.0 | at 0.0.0.0 anyone can reach the service: give it a token, or say that anyone may use"
                        + " it",
                "--bind no.such.name.invalid --no-token | cannot listen at no.such.name.invalid port 8080: it is"
                        + " taken, not allowed, or not of this machine",
                "--port 70000 | port: expected 0 to 65535, got 70000",
                "--backlog 0 | backlog: expected 1 to 65535, got 0",
                "--queue -1 | 0 to 1000 requests may wait, got -1",
                "--max-seconds 0 | the longest recording must last more than 0 s, got 0.0",
            })
    void wrongUsageIsOneLineAndCode2(String options, String message) {
        CommandRun run = CommandRun.ofLine("serve --model MODEL " + options, Map.of("MODEL", model));

        assertThat(run.err()).isEqualTo("heartproof: " + message + "\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void aMissingModelIsOneLineAndCode3() {
        CommandRun run = CommandRun.of("serve", "--model", folder.resolve("none.onnx"));

        assertThat(run.err()).hasLineCount(1).contains("none.onnx");
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void theSameModelTwiceIsWrongUsage() {
        CommandRun run = CommandRun.of("serve", "--model", model, "--model", model, "--port", "0");

        assertThat(run.err()).isEqualTo("heartproof: expected different models, got the same one twice\n");
        assertThat(run.code()).isEqualTo(2);
    }

    private static String address(Process process, Path log) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (!Files.readString(log).contains("\n")) {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(20);
        }
        return Files.readString(log).strip();
    }

    private static byte[] form() throws Exception {
        WfdbWriter.write(
                new Simulator(1, SimulatorSettings.CPSC2018.withLengths(RecordingLengths.constant(10)))
                        .simulate(UntrainedModel.LABELS.get(0), 1)
                        .recording(),
                folder);
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (String name : List.of("S00001.hea", "S00001.dat")) {
            form.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            form.writeBytes(Files.readAllBytes(folder.resolve(name)));
            form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        form.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }
}
