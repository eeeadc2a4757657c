/**
 * What is done to recordings before a classifier is asked: a {@link io.heartproof.condition.Kind} of noise at a level.
 * Attacks, noises, results and reports name a condition by these types alone. The package knows no scores and no answers.
 *
 * <pre>{@code
 * Kind (family, source, settings, unit of the levels) x level -> Condition
 * }</pre>
 */
@NullMarked
package io.heartproof.condition;

import org.jspecify.annotations.NullMarked;
