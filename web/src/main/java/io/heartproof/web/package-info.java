/**
 * The service: classification over HTTP, and a page to look at recordings and play with noise.
 *
 * <p>{@link io.heartproof.web.EcgService} is the entry point.
 *
 * <pre>{@code
 * request -> guard (who, from where) -> api (parse) -> limit (a place, a core) -> upload (body -> Recording)
 *         -> playground (noise) -> model (classify) -> answer (JSON, problem details) ; metric counts all of it
 * }</pre>
 */
@NullMarked
package io.heartproof.web;

import org.jspecify.annotations.NullMarked;
