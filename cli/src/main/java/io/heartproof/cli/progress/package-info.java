/** Shows how far long work is: a bar on a terminal, a line now and then anywhere else. */
@NullMarked
package io.heartproof.cli.progress;

import org.jspecify.annotations.NullMarked;
