/** What a measurement was made on: {@link io.heartproof.benchmark.machine.Machine}. */
@NullMarked
package io.heartproof.benchmark.machine;

import org.jspecify.annotations.NullMarked;
