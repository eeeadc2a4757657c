package io.heartproof.attack;

import org.bytedeco.pytorch.Tensor;

/**
 * What an attack found.
 *
 * @param noise (N, L, T): for a broken recording the first noise that changed the prediction (where the attack stops
 *     there), otherwise the last that was looked at
 * @param predictions (N): what the classifier says under that noise
 * @param broken (N): whether a look found another prediction than the label
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier for one call, compared by nobody
public record Outcome(Tensor noise, int[] predictions, boolean[] broken) {}
