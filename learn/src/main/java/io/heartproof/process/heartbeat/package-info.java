/**
 * Notices within seconds that one of several processes that compute together is gone. Entry point: {@link
 * io.heartproof.process.heartbeat.Heartbeats}.
 *
 * <pre>{@code
 * rank 0: lead -> invitation (bytes, told to the others) -> watches all others
 * others: join(invitation)                               -> watch rank 0
 * silence, or a connection that ended -> DeadProcess, told by rank 0 to the others -> the listener ends the process
 * }</pre>
 */
@NullMarked
package io.heartproof.process.heartbeat;

import org.jspecify.annotations.NullMarked;
