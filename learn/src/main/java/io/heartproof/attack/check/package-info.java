/**
 * The cross-examination of a suite of attacks: what would show that its figures are not to be trusted. Entry point: {@link
 * io.heartproof.attack.check.CrossExamination}. After all attacks of an evaluation {@link
 * io.heartproof.attack.check.AttacksBeside} counts in the worst case of a suite what ran beside it.
 *
 * <pre>{@code
 * ExaminedSuite (recordings that withstood a level, what each attack did) -> CrossExamination -> a Check per question
 * }</pre>
 *
 * Source: Carlini et al. 2019 (arXiv 1902.06705); AutoAttack (arXiv 2003.01690) and the checks of its program.
 */
@NullMarked
package io.heartproof.attack.check;

import org.jspecify.annotations.NullMarked;
