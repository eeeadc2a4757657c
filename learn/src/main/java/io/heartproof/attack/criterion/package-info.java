/**
 * What attacks want of a classifier's answers, where a recording has one class and where it may have several. Entry point: {@link
 * io.heartproof.attack.criterion.Criterion}; which one holds is said with the victims.
 *
 * <pre>{@code
 * logits (K), classes of the recording -> broken or not, and how near
 * loss of logits (N, K) and labels     -> the loss to raise instead
 * }</pre>
 */
@NullMarked
package io.heartproof.attack.criterion;

import org.jspecify.annotations.NullMarked;
