/**
 * Several processes, on one machine or on many, that train or evaluate together. Entry points: {@link
 * io.heartproof.process.Rendezvous}, which says which of them this one is and where they meet, and {@link
 * io.heartproof.process.ProcessGroup}, through which they speak.
 *
 * <pre>{@code
 * RANK, WORLD_SIZE, MASTER_ADDR, MASTER_PORT -> Rendezvous -> ProcessGroup: sums of numbers and tensors over all,
 *                                                             bytes of one for all, bytes of each for all, a barrier
 * }</pre>
 */
@NullMarked
package io.heartproof.process;

import org.jspecify.annotations.NullMarked;
