package io.heartproof.web.guard;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Map;
import java.util.Optional;

/** Looks at every request before its route does, and gives every answer the headers that keep browsers careful. */
public final class Guard implements Handler {
    /** Scripts and styles from this service alone, none inline, nothing from elsewhere, in no frame. */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()",
            "Cache-Control",
            "no-store");

    private final Optional<TokenGuard> token;
    private final boolean anyone;

    public Guard(Access access) {
        this.token = access.token().map(TokenGuard::new);
        this.anyone = access.anyone();
    }

    @Override
    public void handle(Context request) {
        HEADERS.forEach(request::header);
        if (token.isPresent()) {
            if (isGuarded(request.path())) {
                token.get().check(request.header("Authorization"));
            }
            return;
        }
        if (!anyone) {
            OriginGuard.checkHost(request.header("Host"));
        }
        if (isGuarded(request.path())) {
            OriginGuard.checkSite(request.header("Sec-Fetch-Site"));
        }
    }

    /** The page, the description and the health of the service are no secret. */
    private static boolean isGuarded(String path) {
        return path.startsWith("/api/") || path.equals("/metrics");
    }
}
