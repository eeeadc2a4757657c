/**
 * Rules that hold for a recording whatever its format: how large it may be, which rate counts, what a unit means, which
 * lead names clash, what a number looks like, which files a header may name. Plain functions; each breach is one {@link
 * io.heartproof.problem.BadData}.
 */
@NullMarked
package io.heartproof.format.rule;

import org.jspecify.annotations.NullMarked;
