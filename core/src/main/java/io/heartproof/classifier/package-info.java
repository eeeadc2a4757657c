/**
 * What can say something about a recording: {@link io.heartproof.classifier.Classifier}. The interface is all that
 * evaluation under noise and services need; networks, on whatever library, implement it.
 *
 * <pre>{@code
 * Batch: values (N, L, T), mask (N, T) -> Classifier -> logits (N, K), K classes
 * }</pre>
 */
@NullMarked
package io.heartproof.classifier;

import org.jspecify.annotations.NullMarked;
