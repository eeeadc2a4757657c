/**
 * Work on several threads: the same work on each ({@link io.heartproof.parallel.SideBySide}), a stream's elements in order
 * ({@link io.heartproof.parallel.OrderedWork}), how a failure on another thread is thrown here ({@link
 * io.heartproof.parallel.Ended}), and how long work learns that it is not wanted any more ({@link
 * io.heartproof.parallel.Interruption}).
 */
@NullMarked
package io.heartproof.parallel;

import org.jspecify.annotations.NullMarked;
