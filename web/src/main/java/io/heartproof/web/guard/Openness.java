package io.heartproof.web.guard;

import io.javalin.security.RouteRole;

/** What a route says to be answered without the {@link Guard}'s questions: the page, the description, the health. */
public enum Openness implements RouteRole {
    /** Anyone who reaches the service may have it. */
    OPEN
}
