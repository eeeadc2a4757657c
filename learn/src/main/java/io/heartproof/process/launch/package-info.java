/**
 * Starts several processes of this program on one machine, which appear as one. Entry point: {@link
 * io.heartproof.process.launch.LocalProcesses}.
 *
 * <pre>{@code
 * command line, number of processes -> as many JVMs with RANK, WORLD_SIZE, MASTER_ADDR, MASTER_PORT
 *   -> progress, answer and warnings of rank 0; lines that only another rank has; one exit code
 * }</pre>
 */
@NullMarked
package io.heartproof.process.launch;

import org.jspecify.annotations.NullMarked;
