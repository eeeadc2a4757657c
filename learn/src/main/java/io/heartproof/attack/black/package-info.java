/**
 * Attacks that ask for answers alone: they take any {@link io.heartproof.classifier.Classifier}, such as one in an ONNX file.
 * {@link io.heartproof.attack.black.Square} changes a window at a time, {@link io.heartproof.attack.black.Spsa} estimates
 * gradients from differences, {@link io.heartproof.attack.black.Transfer} tries noise that was made for another network.
 *
 * <pre>{@code
 * NoiseSpace (victims, where, epsilons) -> noise (N, L, T) to try -> Probe: logits (N, K) -> BestNoise: what raised the margin
 * }</pre>
 */
@NullMarked
package io.heartproof.attack.black;

import org.jspecify.annotations.NullMarked;
