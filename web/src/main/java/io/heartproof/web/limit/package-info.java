/**
 * What keeps one client from taking the service away from all others: sizes, times, and a bounded number of requests that
 * share the cores.
 *
 * <pre>{@code
 * request -> Places.take (or 429) -> body read, bounded in bytes and time -> Cores.run, one per core -> answer
 * }</pre>
 */
@NullMarked
package io.heartproof.web.limit;

import org.jspecify.annotations.NullMarked;
