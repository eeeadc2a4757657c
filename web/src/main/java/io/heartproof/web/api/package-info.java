/**
 * The routes: what each reads of a request, and the records that become JSON. {@code openapi.json} describes them; a test
 * holds each against it.
 */
@NullMarked
package io.heartproof.web.api;

import org.jspecify.annotations.NullMarked;
