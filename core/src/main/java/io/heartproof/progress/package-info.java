/**
 * How long work says how far it is, without knowing who watches: {@link io.heartproof.progress.Progress}. The command
 * line draws a bar, tests and services pass {@link io.heartproof.progress.Progress#NONE}.
 */
@NullMarked
package io.heartproof.progress;

import org.jspecify.annotations.NullMarked;
