/**
 * What a classifier wants as input, saved inside its model: {@link io.heartproof.contract.InputContract}. Nothing else
 * knows a sampling rate, a list of leads or a padded length.
 *
 * <pre>{@code
 * Recording -> InputContract.prepare -> PreparedRecording: float[L][t], L leads of t samples at the classifier's rate
 *              InputContract.form    -> padded length T and where the t samples start in it
 * }</pre>
 */
@NullMarked
package io.heartproof.contract;

import org.jspecify.annotations.NullMarked;
