package io.heartproof.web;

import io.heartproof.web.guard.Problem;
import io.heartproof.web.guard.ProblemKind;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;

/**
 * Where a body ends. The server undoes {@code chunked} and takes no notice of a coding before it, nor of the version; a proxy
 * that does may see the end elsewhere, and another request behind it. Source: RFC 9112, section 6.1.
 */
final class Framing {
    private Framing() {}

    /** Why a request's body cannot be read with certainty. */
    static Optional<Problem> problem(Request request) {
        List<String> codings = request.getHeaders().getValuesList(HttpHeader.TRANSFER_ENCODING);
        if (codings.isEmpty()) {
            return Optional.empty();
        }
        if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_1) {
            return Optional.of(Problem.of(ProblemKind.BAD_REQUEST, "HTTP/1.0 has no transfer codings"));
        }
        return codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked")
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemKind.NOT_IMPLEMENTED, "the only transfer coding that this service knows is chunked"));
    }
}
