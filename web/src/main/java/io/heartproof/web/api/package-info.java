/**
 * The routes: the models that answer, what each route does with a request, and the records that become JSON. {@code
 * openapi.json} describes them; a test holds each against it.
 *
 * <p>{@link io.heartproof.web.api.ApiRoutes} is the entry point.
 */
@NullMarked
package io.heartproof.web.api;

import org.jspecify.annotations.NullMarked;
