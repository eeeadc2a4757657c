/**
 * The service: classification over HTTP, and a page to look at recordings and play with noise.
 *
 * <p>{@link io.heartproof.web.EcgService} is the entry point. Here is the HTTP server: connections, the files of the page, and
 * what every failure becomes.
 *
 * <pre>{@code
 * request -> guard (who, from where, is a place free) -> api (route) -> intake (query, body -> Recording, noise)
 *         -> api (classify on a core) -> answer (JSON, problem details) ; metrics counts all of it
 * }</pre>
 *
 * <p>The packages import one another in one direction: {@code web -> api -> intake -> guard}; {@code metrics} imports none.
 */
@NullMarked
package io.heartproof.web;

import org.jspecify.annotations.NullMarked;
