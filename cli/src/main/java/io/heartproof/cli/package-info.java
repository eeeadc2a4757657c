/**
 * The command line: parse, call one method of the library, print. Entry point: {@link io.heartproof.cli.Main}; one
 * class per command in {@code command}, what commands share in {@code option} and {@code progress}.
 */
@NullMarked
package io.heartproof.cli;

import org.jspecify.annotations.NullMarked;
