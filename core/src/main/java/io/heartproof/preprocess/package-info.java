/**
 * Steps that make recordings comparable, one per class: a {@link io.heartproof.preprocess.PreparationStep} takes a recording and
 * returns another. Which steps a classifier wants, and in which order, is its input contract's business.
 *
 * <pre>{@code
 * Recording -> SelectLeads -> FillGaps -> Resample -> Cut -> ScaleByPeak -> Recording   (samples in the recording's unit,
 *                                                                                        after scaling in [-1, 1])
 * float[t]  -> Pad, Mask -> float[T]
 * }</pre>
 *
 * <p>Steps never write to their input, keep no state and may be shared between threads. What is odd but no error is
 * noted on the recording ({@link io.heartproof.signal.Recording#noted}); what cannot be prepared is {@link
 * io.heartproof.problem.BadData}.
 */
@NullMarked
package io.heartproof.preprocess;

import org.jspecify.annotations.NullMarked;
