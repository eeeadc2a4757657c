/**
 * Classification with a model in one file, on ONNX Runtime and without libtorch. {@link
 * io.heartproof.classify.EcgClassifier} is the entry point: a {@link io.heartproof.signal.Recording} in, an {@link
 * io.heartproof.classify.Answer} out.
 *
 * <pre>{@code
 * model.onnx or its bytes -> OnnxFile (checked) -> OnnxClassifier: values (N, L, T), mask (N, 1, T) -> logits (N, K)
 * Recording -> input contract -> batch of one -> logits -> classes with probabilities, or why not
 * }</pre>
 */
@NullMarked
package io.heartproof.classify;

import org.jspecify.annotations.NullMarked;
