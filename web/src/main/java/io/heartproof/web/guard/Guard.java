package io.heartproof.web.guard;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;

/**
 * Looks at every request before its route does. What is not said to be {@link Openness#OPEN} is guarded, and so is what no route
 * takes: the route that was found counts, not what the path looks like. Thread-safe.
 */
public final class Guard implements Handler {
    private final Optional<TokenGuard> token;
    private final boolean anyone;

    public Guard(Access access) {
        this.token = access.token().map(TokenGuard::new);
        this.anyone = access.anyone();
    }

    @Override
    public void handle(Context request) {
        boolean open = request.routeRoles().contains(Openness.OPEN);
        if (token.isPresent()) {
            if (!open) {
                token.get().check(request.header("Authorization"));
            }
            return;
        }
        if (!anyone) {
            OriginGuard.checkHost(request.header("Host"));
        }
        if (!open) {
            OriginGuard.checkSite(request);
        }
    }
}
