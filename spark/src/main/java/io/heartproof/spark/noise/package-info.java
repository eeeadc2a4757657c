/**
 * Evaluation of an ONNX network under noise, with the figures of {@code heartproof evaluate}. {@link
 * io.heartproof.spark.noise.NoiseEvaluation} is the entry point.
 *
 * <pre>{@code
 * list of recordings, conditions -> NoiseParts: some of either -> on an executor: NoiseWorker -> OUT/shares/.../PART.answers
 * all shares -> merged in the order of the list -> results.json and the other files of an evaluation
 * }</pre>
 */
@NullMarked
package io.heartproof.spark.noise;

import org.jspecify.annotations.NullMarked;
