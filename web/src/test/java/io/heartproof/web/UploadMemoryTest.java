package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.web.guard.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies lie in memory as far as there is room for them, else in the temporary folder; nobody sees a difference. */
class UploadMemoryTest {
    private static final String CLASSIFY = "/api/v1/classifications";
    private static final int CLIENTS = 100;
    private static final String VARYING = "\"\\w+Milliseconds\":[0-9.]+";

    @TempDir
    Path temporary;

    private String before = "";

    @BeforeEach
    void moveTheTemporaryFolder() {
        before = System.setProperty("java.io.tmpdir", temporary.toString());
    }

    @AfterEach
    void moveItBack() {
        System.setProperty("java.io.tmpdir", before);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1 << 20, 1L << 30})
    void hundredUploadsAtOnceGetTheAnswerOfOneWhereverTheyLie(long memory) throws Exception {
        GatedModel model = GatedModel.of(RecordingModel.of("a", 0.05));
        Limits limits = Limits.STANDARD
                .withWaiting(CLIENTS)
                .withMemoryBytes(memory)
                .withTimes(Duration.ofSeconds(60), Duration.ofSeconds(120));
        byte[] table = TestService.table(10);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (TestService service = TestService.start(limits, model)) {
            List<Future<HttpAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                answers.add(clients.submit(() -> service.post(CLASSIFY, "text/csv", table)));
            }
            service.waitUntilTaken(CLIENTS);
            long onDisk = uploadFolders();
            model.openToAll();
            String alone = classes(service.post(CLASSIFY, "text/csv", table));

            for (Future<HttpAnswer> answer : answers) {
                assertThat(classes(answer.get())).isEqualTo(alone);
            }
            long inMemory = CLIENTS - onDisk;
            assertThat(inMemory * table.length).isLessThanOrEqualTo(memory);
            assertThat(inMemory).isEqualTo(memory == 0 ? 0 : memory >= 1L << 30 ? CLIENTS : inMemory);
            assertThat(uploadFolders()).isZero();
        } finally {
            clients.shutdown();
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1L << 30})
    void nothingIsLeftOfWhatIsRefused(long memory) throws Exception {
        Limits limits = Limits.STANDARD.withMemoryBytes(memory).withBodyBytes(100_000);
        byte[] broken = "II\n1\nx\n".getBytes(StandardCharsets.UTF_8);
        try (TestService service = TestService.start(limits, RecordingModel.of("a", 0.05))) {
            HttpAnswer refused = service.post(CLASSIFY + "?samplingRateHz=500", "text/csv", broken);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.detail()).startsWith("recording.csv, line 3: ").doesNotContain(temporary.toString());
            assertThat(uploadFolders()).isZero();

            assertThat(service.ask("POST", CLASSIFY, streamed(new byte[200_000]), "Content-Type", "text/csv")
                            .status())
                    .isEqualTo(413);
            assertThat(service.post(CLASSIFY, "text/csv", new byte[0]).status()).isEqualTo(400);
            service.raw("POST " + CLASSIFY + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nII\n1");
            assertThat(service.post(
                                    CLASSIFY,
                                    Form.TYPE,
                                    new Form().file("a.txt", broken).end())
                            .status())
                    .isEqualTo(422);
        }
        assertThat(temporary).isEmptyDirectory();
    }

    /** No room at all, room for the body but not for its files, room for everything. */
    @Test
    void aFormGetsTheSameAnswerWhereverItsFilesLie() throws Exception {
        Path written = Files.createDirectory(temporary.resolve("written"));
        WfdbWriter.write(TestService.recording(10), written);
        byte[] header = Files.readAllBytes(written.resolve("S00001.hea"));
        byte[] signal = Files.readAllBytes(written.resolve("S00001.dat"));
        byte[] outside = "x 1 500 10\n/etc/passwd 16 200 16 0 0 0 0 I\n".getBytes(StandardCharsets.UTF_8);
        List<byte[]> forms = List.of(
                new Form().file("S00001.dat", signal).file("S00001.hea", header).end(),
                new Form().file("S00001.hea", header).end(),
                new Form()
                        .file("S00001.hea", header)
                        .file("S00001.dat", new byte[10])
                        .end(),
                new Form().file("x.hea", outside).file("passwd", signal).end(),
                new Form()
                        .file("../S00001.hea", header)
                        .file("a\\S00001.dat", signal)
                        .file("n.txt", header)
                        .end(),
                new Form().file("a.dat", signal).file("a.dat", signal).end(),
                new Form().file("a.dat", signal).cutOff());
        List<List<String>> answers = new ArrayList<>();
        for (long memory : new long[] {0, 300_000, 1L << 30}) {
            List<String> got = new ArrayList<>();
            try (TestService service =
                    TestService.start(Limits.STANDARD.withMemoryBytes(memory), RecordingModel.of("a", 0.05))) {
                for (byte[] form : forms) {
                    HttpAnswer answer = service.post(CLASSIFY, Form.TYPE, form);
                    got.add(answer.status() + " " + answer.text().replaceAll(VARYING, ""));
                }
            }
            answers.add(got);
        }
        assertThat(answers.get(0))
                .extracting(answer -> answer.substring(0, 3))
                .containsExactly("200", "422", "422", "422", "200", "400", "400");
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        assertThat(answers.get(2)).isEqualTo(answers.get(0));
        assertThat(answers.toString()).doesNotContain(temporary.toString());
    }

    /** The signal file of the first upload is in memory, or on disk, while the second asks for a file of its name. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1L << 30})
    void noUploadSeesTheFilesOfAnother(long memory) throws Exception {
        Path written = Files.createDirectory(temporary.resolve("written"));
        WfdbWriter.write(TestService.recording(10), written);
        byte[] header = Files.readAllBytes(written.resolve("S00001.hea"));
        byte[] both = new Form()
                .file("S00001.hea", header)
                .file("S00001.dat", Files.readAllBytes(written.resolve("S00001.dat")))
                .end();
        GatedModel model = GatedModel.of(RecordingModel.of("a", 0.05));
        ExecutorService client = Executors.newSingleThreadExecutor();
        try (TestService service = TestService.start(Limits.STANDARD.withMemoryBytes(memory), model)) {
            Future<HttpAnswer> first = client.submit(() -> service.post(CLASSIFY, Form.TYPE, both));
            service.waitUntilTaken(1);
            HttpAnswer second = service.post(
                    CLASSIFY, Form.TYPE, new Form().file("S00001.hea", header).end());
            model.openToAll();

            assertThat(second.status()).isEqualTo(422);
            assertThat(second.detail()).contains("S00001.dat");
            assertThat(first.get().status()).isEqualTo(200);
        } finally {
            client.shutdown();
        }
    }

    @Test
    void aBodyOfUnknownLengthIsReadFromMemoryAsWell() throws Exception {
        byte[] table = TestService.table(10);
        try (TestService service = TestService.start(Limits.STANDARD, RecordingModel.of("a", 0.05))) {
            HttpAnswer announced = service.post(CLASSIFY, "text/csv", table);
            HttpAnswer unknown = service.ask("POST", CLASSIFY, streamed(table), "Content-Type", "text/csv");

            assertThat(unknown.status()).isEqualTo(200);
            assertThat(classes(unknown)).isEqualTo(classes(announced));
        }
    }

    private static HttpRequest.BodyPublisher streamed(byte[] body) {
        return HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private static String classes(HttpAnswer answer) {
        return answer.json().at("/prediction") + " " + answer.json().at("/probabilities");
    }

    /** Folders that requests have now. */
    private long uploadFolders() throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("upload-"))
                    .count();
        }
    }
}
