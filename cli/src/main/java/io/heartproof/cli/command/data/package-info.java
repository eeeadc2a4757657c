/** The commands that read or write recordings and data sets, without a network. */
@NullMarked
package io.heartproof.cli.command.data;

import org.jspecify.annotations.NullMarked;
