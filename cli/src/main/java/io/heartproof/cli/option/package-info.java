/** Options that several commands share. */
@NullMarked
package io.heartproof.cli.option;

import org.jspecify.annotations.NullMarked;
