package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.web.guard.Limits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two readers may understand in two ways, and those that wait to be asked for their body. */
class UncertainRequestsTest {
    private static final String POST = "POST /api/v1/classifications HTTP/1.1";

    private static TestService service;

    @BeforeAll
    static void start() throws Exception {
        service = TestService.start(Limits.STANDARD, RecordingModel.of("a", 0.05));
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, chunked", "chunked, chunked", "identity, chunked", "x, chunked"})
    void aTransferCodingBesideChunkedIsNotSkipped(String codings) throws Exception {
        String answer = service.raw(
                POST + "\r\nHost: localhost\r\nTransfer-Encoding: " + codings + "\r\n\r\n1\r\nx\r\n0\r\n\r\n");

        assertThat(answer).containsPattern("^HTTP/1.1 (501|400) ").contains("Connection: close");
    }

    @Test
    void chunkedAloneIsTaken() throws Exception {
        String answer = service.raw(POST + "\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: Chunked"
                + "\r\n\r\n1\r\nx\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 422 ");
    }

    @Test
    void chunksInHttp10AreRefusedAndTheConnectionIsClosed() throws Exception {
        String answer = service.raw("POST /api/v1/classifications HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive"
                + "\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("HTTP/1.0 has no transfer codings");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Encoding: identity | Content-Encoding: gzip | 415 | got a compressed one",
                "Content-Encoding: identity, gzip | X: y | 415 | got a compressed one",
                "Content-Encoding: identity | Content-Encoding: , identity | 422 | no format that is read",
                "Content-Type: text/csv | Content-Type: application/dicom | 400 | Content-Type: given more than once",
                "Content-Type: text/csv | content-type: text/csv | 400 | Content-Type: given more than once",
            })
    void everyHeaderOfANameCounts(String first, String second, int status, String detail) throws Exception {
        String answer = service.raw(String.join(
                "\r\n", POST, "Host: localhost", "Connection: close", "Content-Length: 1", first, second, "", "x"));

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains(detail);
    }

    @ParameterizedTest
    @CsvSource({"image/png, 415", "multipart/form-data, 400"})
    void aBodyThatWouldBeRefusedIsNotAskedFor(String type, int status) throws Exception {
        String answer = service.lines(
                POST, "Host: localhost", "Expect: 100-continue", "Content-Length: 10", "Content-Type: " + type);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /health HTTP/2.0\r\nHost: localhost", "PRI * HTTP/2.0"})
    void http2IsAnotherVersion(String request) throws Exception {
        assertThat(service.raw(request + "\r\n\r\n"))
                .startsWith("HTTP/1.1 505 ")
                .contains("this service speaks HTTP/1.1");
    }
}
