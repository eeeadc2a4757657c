package io.heartproof.web;

import io.heartproof.format.csv.CsvWriter;
import io.heartproof.label.LabelSet;
import io.heartproof.signal.Recording;
import io.heartproof.simulate.RecordingLengths;
import io.heartproof.simulate.Simulator;
import io.heartproof.simulate.SimulatorSettings;
import io.heartproof.web.api.Model;
import io.heartproof.web.guard.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A service on a free port, asked as a client asks it; every answer is held against {@code openapi.json}. */
final class TestService implements AutoCloseable {
    private final EcgService service;
    private final OpenApiDescription description;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestService(EcgService service) throws IOException {
        this.service = service;
        this.description = OpenApiDescription.read();
    }

    static TestService start(ServiceSettings settings, Model... models) throws IOException {
        return new TestService(EcgService.start(settings, List.of(models)));
    }

    static TestService start(Limits limits, Model... models) throws IOException {
        return start(ServiceSettings.thisMachine(0).with(limits), models);
    }

    EcgService service() {
        return service;
    }

    int port() {
        return service.port();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    HttpAnswer get(String path, String... headers) throws IOException, InterruptedException {
        return ask("GET", path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    HttpAnswer post(String path, String type, byte[] body) throws IOException, InterruptedException {
        return ask("POST", path, HttpRequest.BodyPublishers.ofByteArray(body), "Content-Type", type);
    }

    HttpAnswer ask(String method, String path, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpAnswer answer = HttpAnswer.of(client.send(request.build(), BodyHandlers.ofString()));
        description.check(method, path.replaceFirst("\\?.*", ""), answer);
        return answer;
    }

    /** Sends bytes as they are and gives what comes back until the server closes. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The same for a request of these lines, without a body, after which the connection is closed. */
    String lines(String... lines) throws IOException {
        return raw(String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
    }

    /** Waits until so many places for recordings are taken. */
    void waitUntilTaken(int places) throws IOException, InterruptedException {
        while (!get("/metrics").text().contains("heartproof_recordings_in_progress " + places + "\n")) {
            Thread.sleep(20);
        }
    }

    /** A simulated recording. */
    static Recording recording(double seconds) {
        return new Simulator(1, SimulatorSettings.CPSC2018.withLengths(RecordingLengths.constant(seconds)))
                .simulate(LabelSet.CPSC2018.get(0), 1)
                .recording();
    }

    /** The same as a table. */
    static byte[] table(double seconds) throws IOException {
        Path file = Files.createTempFile("recording", ".csv");
        CsvWriter.write(recording(seconds), file);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
