package io.heartproof.web.guard;

import jakarta.servlet.http.HttpServletRequest;

/** The client of a request, who may leave before the answer is there. */
public interface Client {
    /** The attribute of a request that holds its client. */
    String ATTRIBUTE = "heartproof.client";

    /** The client of a request that has come through the service's own connector. */
    static Client of(HttpServletRequest request) {
        return (Client) request.getAttribute(ATTRIBUTE);
    }

    /**
     * Runs {@code action} on another thread, at most once, as soon as the client has closed its side of the connection.
     *
     * @param action takes the place of the last one
     */
    void ifGone(Runnable action);

    /** The answer is there, whatever it is: the action no longer runs. */
    void answered();
}
