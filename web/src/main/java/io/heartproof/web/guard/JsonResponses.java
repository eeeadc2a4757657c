package io.heartproof.web.guard;

import io.heartproof.file.Json;
import io.javalin.http.Context;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes answers as JSON, and refusals as problem details (RFC 9457). */
public final class JsonResponses {
    private static final String RETRY_SECONDS = "1";

    private JsonResponses() {}

    /** An answer in JSON. */
    public static void json(Context request, Object answer) {
        request.contentType("application/json").result(Json.line(answer));
    }

    /** A problem, with the headers that go with it. */
    public static void problem(Context request, Problem problem) {
        headers(problem.status()).forEach(request::header);
        request.status(problem.status()).contentType(Problem.CONTENT_TYPE).result(Json.line(problem));
    }

    /** What is refused, with the headers that the refusal brings. */
    public static void refusal(Context request, RequestRefusal refusal) {
        problem(request, refusal.problem());
        refusal.headers().forEach(request::header);
    }

    /** A problem of a request that comes to no route. */
    public static void problem(Response response, Problem problem, Callback callback) {
        response.setStatus(problem.status());
        SecurityHeaders.putInto(response.getHeaders());
        headers(problem.status()).forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        Content.Sink.write(response, true, Json.line(problem), callback);
    }

    /** Of a body that was not read to its end the connection is closed. */
    private static Map<String, String> headers(int status) {
        return switch (status) {
            case 401 -> Map.of("WWW-Authenticate", "Bearer");
            case 408, 413 -> Map.of("Connection", "close");
            case 429, 503 -> Map.of("Retry-After", RETRY_SECONDS);
            default -> Map.of();
        };
    }
}
