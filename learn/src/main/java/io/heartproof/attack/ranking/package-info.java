/**
 * How attacks change the order of recordings by log odds, which AUROC measures. Entry point: {@link
 * io.heartproof.attack.ranking.RankedLadder}.
 *
 * <pre>{@code
 * Ladder of an attack -> RankedLadder: a ShortAttack on every recording at every level -> Answers with LogOdds[N] at each level
 * }</pre>
 */
@NullMarked
package io.heartproof.attack.ranking;

import org.jspecify.annotations.NullMarked;
