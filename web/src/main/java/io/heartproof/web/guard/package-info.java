/**
 * What protects the service: who may ask and from where, what one client may take, and how a request is refused.
 *
 * <p>{@link io.heartproof.web.guard.Guard} checks each request before its route runs. {@link io.heartproof.web.guard.Limits}
 * holds the sizes and times, so that no client takes the service away from all others. A {@link
 * io.heartproof.web.guard.RequestRefusal} becomes problem details (RFC 9457), which say what the client did wrong and nothing
 * about the machine.
 *
 * <pre>{@code
 * request -> Guard (or 401, 403) -> Places (or 429) -> body, bounded in bytes and time -> Cores, one computation on each
 * }</pre>
 */
@NullMarked
package io.heartproof.web.guard;

import org.jspecify.annotations.NullMarked;
