/**
 * Classification with a model in one file, on ONNX Runtime and without libtorch. {@link
 * io.heartproof.classify.EcgClassifier} is the entry point: a {@link io.heartproof.signal.Recording} in, a {@link
 * io.heartproof.classify.Classification} out.
 *
 * <pre>{@code
 * model.onnx -> OnnxFile (checked) -> OnnxClassifier: values (N, L, T), mask (N, 1, T) -> logits (N, K)
 * Recording -> input contract -> batch of one -> logits -> probabilities, prediction
 * }</pre>
 */
@NullMarked
package io.heartproof.classify;

import org.jspecify.annotations.NullMarked;
