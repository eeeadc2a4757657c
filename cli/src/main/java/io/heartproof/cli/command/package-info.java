/** One class per command. Each parses its options, calls one method of the library and prints what came of it. */
@NullMarked
package io.heartproof.cli.command;

import org.jspecify.annotations.NullMarked;
