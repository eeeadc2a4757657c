/** The commands of {@code heartproof spark}, which find their work by a service file: they compile without Spark. */
@NullMarked
package io.heartproof.cli.command.spark;

import org.jspecify.annotations.NullMarked;
