package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.web.guard.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of asking wrongly, with what is answered. */
class RefusalTest {
    private static final String CLASSIFY = "/api/v1/classifications";
    private static final String FILE = "application/octet-stream";

    private static TestService service;

    @BeforeAll
    static void start() throws Exception {
        Limits limits = Limits.STANDARD
                .withBodyBytes(1 << 20)
                .withRecordingSeconds(20)
                .withTimes(Duration.ofSeconds(1), Duration.ofSeconds(10));
        service = TestService.start(limits, RecordingModel.of("a", 0.05));
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/classifications?model=b | model: expected one of a",
                "/api/v1/classifications?model= | model: expected one of a",
                "/api/v1/classifications?model=%C3 | the address is malformed after its question mark: expected UTF-8,"
                        + " percent-encoded",
                "/api/v1/classifications?model=a&model=a | model: given more than once",
                "/api/v1/classifications?modle=a | unknown parameter, expected one of abstain, lead, model, samplingRateHz",
                "/api/v1/classifications?Model=a | unknown parameter, expected one of abstain, lead, model, samplingRateHz",
                "/api/v1/classifications?samplingRateHz=NaN | samplingRateHz: expected a number",
                "/api/v1/classifications?samplingRateHz=500f | samplingRateHz: expected a number",
                "/api/v1/classifications?samplingRateHz=0x1p9 | samplingRateHz: expected a number",
                "/api/v1/classifications?samplingRateHz=1e999 | samplingRateHz: expected a positive number",
                "/api/v1/views?decibels=3 | decibels: only with noise",
                "/api/v1/views?seed=3 | seed: only with noise",
                "/api/v1/views?example=AF&samplingRateHz=3 | samplingRateHz: only with a file",
                "/api/v1/classifications?samplingRateHz=x | samplingRateHz: expected a number",
                "/api/v1/classifications?samplingRateHz=-1 | samplingRateHz: expected a positive number",
                "/api/v1/classifications?lead=II | lead: expected NAME=LEAD, such as 'chan 1=II', got 'II'",
                "/api/v1/views?example=Norm | example: expected one of Normal, AF, I-AVB, LBBB, RBBB, PAC, PVC, STD,"
                        + " STE",
                "/api/v1/views?example=AF&noise=pink&decibels=3 | noise: expected one of white, wander, muscle,"
                        + " motion, mains",
                "/api/v1/views?example=AF&noise=white | decibels: expected the signal-to-noise ratio, got none",
                "/api/v1/views?example=AF&noise=white&decibels=61 | decibels: expected a number from -20 to 60",
                "/api/v1/views?example=AF&noise=white&decibels=3&seed=1.5 | seed: expected a number",
            })
    void aWrongParameterIsA400ThatNamesIt(String path, String detail) throws Exception {
        HttpAnswer answer = service.post(path, FILE, new byte[] {1});

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({"model=%ZZ", "model=a%", "model=%4", "%=1", "model=%FF", "model=%ED%A0%80"})
    void aMalformedAddressIsA400(String query) throws Exception {
        assertThat(service.lines(
                        "POST " + CLASSIFY + "?" + query + " HTTP/1.1", "Host: localhost", "Content-Length: 0"))
                .startsWith("HTTP/1.1 400")
                .contains("the address is malformed after its question mark: expected UTF-8, percent-encoded");
    }

    @Test
    void anEmptyBodyIsA400() throws Exception {
        assertThat(service.post(CLASSIFY, FILE, new byte[0]).detail())
                .isEqualTo("expected a recording as the body, got none");
    }

    static Stream<byte[]> malformedForms() {
        return Stream.of(
                "".getBytes(StandardCharsets.UTF_8),
                "--limit--\r\n".getBytes(StandardCharsets.UTF_8),
                "no form at all".getBytes(StandardCharsets.UTF_8),
                new Form().file("a.csv", new byte[10]).cutOff(),
                "--limit\r\nno header\r\n\r\nx\r\n--limit--\r\n".getBytes(StandardCharsets.UTF_8),
                "--limit\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--limit--\r\n"
                        .getBytes(StandardCharsets.UTF_8),
                ("--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + "a".repeat(5000)
                                + "\"\r\n\r\nx\r\n--limit--\r\n")
                        .getBytes(StandardCharsets.UTF_8),
                manyParts(),
                new Form()
                        .file("a.csv", new byte[1])
                        .file("A/a.csv", new byte[1])
                        .end());
    }

    @ParameterizedTest
    @MethodSource("malformedForms")
    void aMalformedFormIsA400(byte[] form) throws Exception {
        HttpAnswer answer = service.post(CLASSIFY, Form.TYPE, form);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("badRequest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "multipart/form-data | its Content-Type names no boundary",
                "multipart/form-data; boundary= | its Content-Type names no boundary",
                "multipart/form-data; boundary=\"\" | its Content-Type names no boundary",
                "multipart/form-data; boundary=\"limit | its Content-Type is malformed",
            })
    void aFormWithoutABoundaryIsA400(String type, String why) throws Exception {
        HttpAnswer answer =
                service.post(CLASSIFY, type, new Form().file("a", new byte[1]).end());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).isEqualTo("the form cannot be read: " + why);
    }

    @Test
    void severalFilesWithoutAHeaderAreA400() throws Exception {
        byte[] form =
                new Form().file("a.dat", new byte[2]).file("b.dat", new byte[2]).end();

        assertThat(service.post(CLASSIFY, Form.TYPE, form).detail())
                .isEqualTo("of several files one must be a WFDB header (.hea), got a.dat, b.dat");
    }

    @ParameterizedTest
    @CsvSource({"/nothing,GET", "/api/v1/classifications/1,POST", "/page/../secret,GET", "/page/no.js,GET"})
    void anUnknownAddressIsA404(String path, String method) throws Exception {
        assertThat(service.ask(method, path, BodyPublishers.noBody()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/classifications,'POST, OPTIONS'",
        "DELETE,/api/v1/models,'GET, HEAD, OPTIONS'",
        "PUT,/api/v1/views,'POST, OPTIONS'"
    })
    void aWrongMethodIsA405ThatSaysTheRightOne(String method, String path, String allowed) throws Exception {
        HttpAnswer answer = service.ask(method, path, BodyPublishers.noBody());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @Test
    void aBrowserIsToldTheRightMethodToo() throws Exception {
        HttpAnswer answer = service.ask("DELETE", "/api/v1/models", BodyPublishers.noBody(), "Accept", "text/html");

        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    @Test
    void anotherMethodInAHeaderIsIgnored() throws Exception {
        HttpAnswer answer =
                service.ask("POST", "/api/v1/models", BodyPublishers.noBody(), "X-HTTP-Method-Override", "GET");

        assertThat(answer.status()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/models,'GET, HEAD, OPTIONS'", "/api/v1/views,'POST, OPTIONS'", "*,'GET, HEAD, POST, OPTIONS'"})
    void optionsSaysWhatAnAddressTakes(String path, String allowed) throws Exception {
        assertThat(service.raw("OPTIONS " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 204")
                .contains("Allow: " + allowed + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONNECT localhost:80 HTTP/1.1 | 405 | Method Not Allowed",
                "TRACE / HTTP/1.1 | 405 | Method Not Allowed",
                "BREW / HTTP/1.1 | 501 | Not Implemented",
                "GET / HTTP/9.9 | 505 | HTTP Version Not Supported",
                "GET /?%s HTTP/1.1 | 414 | URI Too Long",
                "GET / HTTP/1.1\\r\\nX: %s | 431 | Request Header Fields Too Large",
                "GET / HTTP/1.1\\r\\nExpect: a miracle | 417 | Expectation Failed",
                "GET / HTTP/1.1\\r\\nHost: localhost | 400 | Bad Request",
            })
    void whatTheServerItselfRefusesHasTheTitleOfItsStatus(String request, int status, String title) throws Exception {
        String whole = request.replace("\\r\\n", "\r\n").replace("%s", "a".repeat(20_000));

        String answer = service.raw(whole + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("Content-Type: application/problem+json")
                .contains("\"title\":\"" + title + "\",\"status\":" + status)
                .doesNotContain("etty");
    }

    @Test
    void aRequestForAWebSocketIsARequest() throws Exception {
        assertThat(service.lines("GET /api/v1/nothing HTTP/1.1", "Host: localhost", "Sec-WebSocket-Version: 13"))
                .startsWith("HTTP/1.1 404")
                .contains("application/problem+json");
    }

    @Test
    void aLargeBodyIsA413BeforeItIsRead() throws Exception {
        String answer = service.raw("POST " + CLASSIFY + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + FILE
                + "\r\nContent-Length: 1048577\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("a body may have at most 1048576 bytes");
    }

    @Test
    void aLargeBodyInChunksIsA413() throws Exception {
        HttpRequest.BodyPublisher chunks =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[(1 << 20) + 1]));

        assertThat(service.ask("POST", CLASSIFY, chunks).code()).isEqualTo("bodyTooLarge");
    }

    @Test
    void aLongRecordingIsA413() throws Exception {
        HttpAnswer answer = service.post(CLASSIFY + "?samplingRateHz=100", "text/csv", zeros(2001));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.detail()).isEqualTo("a recording may last at most 20 s, got 20 s");
    }

    @ParameterizedTest
    @CsvSource({"application/json", "text/plain", "multipart/mixed"})
    void aTypeThatHoldsNoRecordingIsA415(String type) throws Exception {
        assertThat(service.post(CLASSIFY, type, new byte[10]).status()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({"text/csv; charset=foo", "text/csv;charset=\"utf-16\"", "application/xml; Charset=none-such"})
    void anUnknownCharacterSetIsA415(String type) throws Exception {
        HttpAnswer answer = service.post(CLASSIFY, type, new byte[10]);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Accept")).contains("text/csv");
    }

    @ParameterizedTest
    @CsvSource({"text/csv; charset=UTF-8", "text/csv; header=present; charset=\"iso-8859-1\""})
    void aCharacterSetThatIsReadIsTaken(String type) throws Exception {
        assertThat(service.post(CLASSIFY, type, new byte[10]).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"gzip", "x-gzip", "deflate", "br", "'gzip, identity'"})
    void aCodedBodyIsA415(String coding) throws Exception {
        HttpAnswer answer = service.ask(
                "POST",
                CLASSIFY,
                BodyPublishers.ofByteArray(zeros(9)),
                "Content-Type",
                "text/csv",
                "Content-Encoding",
                coding);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
    }

    @ParameterizedTest
    @CsvSource({"text/csv", FILE, "application/xml"})
    void aCompressedFileIsA415(String type) throws Exception {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(zeros(9));
        }

        HttpAnswer answer = service.post(CLASSIFY, type, compressed.toByteArray());

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.detail()).isEqualTo("expected a file as it is, got a compressed one");
    }

    @Test
    void aBodyThatComesSlowlyIsA408() throws Exception {
        String answer = service.raw("POST " + CLASSIFY + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + FILE
                + "\r\nContent-Length: 10\r\n\r\n12");

        assertThat(answer).startsWith("HTTP/1.1 408").contains("a body must arrive within 1 s");
    }

    @Test
    void aBodyThatTricklesIsA408() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + CLASSIFY + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + FILE
                            + "\r\nContent-Length: 100000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            while (socket.getInputStream().available() == 0) {
                out.write('x');
                Thread.sleep(20);
            }
            byte[] start = socket.getInputStream().readNBytes(12);
            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "../../../etc/passwd",
        "/etc/passwd",
        "..\\..\\boot.ini",
        "....//x",
        "C:\\x\\A0001.hea",
        ".hea",
        "%2e%2e%2fx"
    })
    void aNameThatLeadsElsewhereIsOnlyAName(String name) throws Exception {
        HttpAnswer answer = service.post(
                CLASSIFY, Form.TYPE, new Form().file(name, new byte[40]).end());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).doesNotContain("/tmp", "/etc", "upload-", "heartproof-", "java.");
    }

    @Test
    void aHeaderCannotNameAFileOfThisMachine() throws Exception {
        byte[] header = "x 1 500 10\n/etc/passwd 16 200 16 0 0 0 0 I\n".getBytes(StandardCharsets.UTF_8);

        HttpAnswer answer = service.post(
                CLASSIFY, Form.TYPE, new Form().file("x.hea", header).end());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.detail()).contains("leaves the folder of the header").doesNotContain("/tmp", "upload-");
    }

    @Test
    void whatTheServerItselfRefusesIsAProblemToo() throws Exception {
        assertThat(service.raw(
                        "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 414")
                .doesNotContain("Jetty", "jetty", "html");
        assertThat(service.raw("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400").doesNotContain("Jetty", "jetty", "html");
    }

    private static byte[] manyParts() {
        Form form = new Form();
        for (int i = 0; i < 65; i++) {
            form.file(i + ".dat", new byte[1]);
        }
        return form.end();
    }

    private static byte[] zeros(int samples) {
        return ("II\n" + "0.0\n".repeat(samples)).getBytes(StandardCharsets.UTF_8);
    }
}
