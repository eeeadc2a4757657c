package io.heartproof.web.guard;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps foreign web pages away from a service without a token. A page from elsewhere that is open in a browser of this
 * machine can send requests here; it can even read the answers if its own name is made to point here (DNS rebinding). The
 * first shows in {@code Sec-Fetch-Site} or {@code Origin}, the second in {@code Host}.
 */
final class OriginGuard {
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private OriginGuard() {}

    /** {@link RequestRefusal} where the request is for another name than this machine's own. */
    static void checkHost(@Nullable String host) {
        if (host == null || !THIS_MACHINE.matcher(host).matches()) {
            throw new RequestRefusal(
                    ProblemKind.FORBIDDEN,
                    "this service answers to localhost only; with a token it answers to every name");
        }
    }

    /** {@link RequestRefusal} where a browser says that a page from elsewhere asks; old ones say so in {@code Origin} only. */
    static void checkSite(Context request) {
        String fetchSite = request.header("Sec-Fetch-Site");
        String origin = request.header("Origin");
        boolean elsewhere = fetchSite == null
                ? origin != null && !isOwn(origin, request.header("Host"))
                : !OWN.contains(fetchSite.toLowerCase(Locale.ROOT));
        if (elsewhere) {
            throw new RequestRefusal(ProblemKind.FORBIDDEN, "pages from elsewhere may not use this service");
        }
    }

    /** Whether a page's origin is the address that it asks; a proxy may have taken HTTPS off. */
    private static boolean isOwn(String origin, @Nullable String host) {
        return host != null
                && (origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host));
    }
}
