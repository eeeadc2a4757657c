/**
 * Classifiers whose logits can be differentiated: {@link io.heartproof.model.DifferentiableClassifier} is what training
 * and attacks need, {@link io.heartproof.model.TorchClassifier} puts a contract and a network together, {@link
 * io.heartproof.model.ModelFolder} keeps both on disk.
 */
@NullMarked
package io.heartproof.model;

import org.jspecify.annotations.NullMarked;
