package io.heartproof.web;

import io.heartproof.web.guard.Client;
import io.heartproof.web.guard.JsonResponses;
import io.heartproof.web.guard.Problem;
import io.heartproof.web.guard.ProblemKind;
import io.heartproof.web.guard.SecurityHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What every request passes first: the answer gets its security headers; methods that no address here takes are refused; headers
 * that would let the router see another method or a web socket are taken off; bodies whose end is uncertain are refused; {@code
 * HEAD} becomes the {@code GET} that it is (RFC 9110, section 9.3.2; the server leaves the body out).
 */
final class Entrance extends Handler.Wrapper {
    /** The attribute with the method that the client sent. */
    static final String METHOD = "heartproof.method";

    /** The methods that some address takes. */
    private static final String TAKEN = "GET, HEAD, POST, OPTIONS";

    private static final Set<String> ROUTED = Set.of("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE");
    private static final Set<String> KNOWN = Set.of("CONNECT", "TRACE");
    private static final Set<String> MISLEADING =
            Set.of("x-http-method-override", "x-http-method", "x-method-override", "sec-websocket-version");

    private final HeaderTime headerTime;
    private final Duration idle;

    /** @param idle how long a connection may wait between an answer and the next request */
    Entrance(HeaderTime headerTime, Duration idle) {
        this.headerTime = headerTime;
        this.idle = idle;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        headerTime.arrived(connection);
        Request.addCompletionListener(request, failure -> headerTime.answered(connection, idle));
        request.setAttribute(Client.ATTRIBUTE, connection.getEndPoint());
        SecurityHeaders.putInto(response.getHeaders());
        if (!ROUTED.contains(request.getMethod())) {
            refuse(request.getMethod(), response, callback);
            return true;
        }
        Optional<Problem> framing = Framing.problem(request);
        if (framing.isPresent()) {
            response.getHeaders().put("Connection", "close"); // where the body ends is not known
            JsonResponses.problem(response, framing.get(), callback);
            return true;
        }
        if (request.getMethod().equals("OPTIONS")
                && Request.getPathInContext(request).equals("*")) {
            response.getHeaders().put("Allow", TAKEN);
            response.setStatus(HttpStatus.NO_CONTENT_204);
            callback.succeeded();
            return true;
        }
        return super.handle(new Plain(request), response, callback);
    }

    private static void refuse(String method, Response response, Callback callback) {
        ProblemKind kind = KNOWN.contains(method) ? ProblemKind.METHOD_NOT_ALLOWED : ProblemKind.NOT_IMPLEMENTED;
        response.getHeaders().put("Allow", TAKEN);
        JsonResponses.problem(response, Problem.of(kind, "this service takes " + TAKEN + " only"), callback);
    }

    /** A request without what would mislead the router. */
    private static final class Plain extends Request.Wrapper {
        private final HttpFields headers;

        Plain(Request request) {
            super(request);
            HttpFields.Mutable plain = HttpFields.build();
            for (HttpField field : request.getHeaders()) {
                if (!MISLEADING.contains(field.getLowerCaseName())) {
                    plain.add(field);
                }
            }
            headers = plain.asImmutable();
            request.setAttribute(METHOD, request.getMethod());
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }

        @Override
        public String getMethod() {
            return super.getMethod().equals("HEAD") ? "GET" : super.getMethod();
        }
    }
}
