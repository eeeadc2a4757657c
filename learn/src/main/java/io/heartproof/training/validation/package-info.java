/**
 * What is found out after each epoch of a training, and what follows from it: which weights are the result, when the training
 * ends early, and whether it fails. Entry point: {@link io.heartproof.training.validation.EpochValidation}, which follows a
 * {@link io.heartproof.training.validation.ValidationPlan}.
 *
 * <pre>{@code
 * validation recordings -> predictions without noise -> predictions under attack of those that are right
 *                       -> EpochMetrics: scores, alarms -> Keeping: is this epoch the best so far, is it time to end
 * }</pre>
 */
@NullMarked
package io.heartproof.training.validation;

import org.jspecify.annotations.NullMarked;
