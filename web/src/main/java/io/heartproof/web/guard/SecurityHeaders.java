package io.heartproof.web.guard;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;

/** The headers of every answer, errors included, that keep browsers careful. */
public final class SecurityHeaders {
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

    private SecurityHeaders() {}

    /** Puts them in place of what is there under their names. */
    public static void putInto(HttpFields.Mutable headers) {
        HEADERS.forEach(headers::put);
    }
}
