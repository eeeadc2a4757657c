/**
 * Losses: functions of logits (N, K) and labels (N) that give one value per recording, larger for a worse answer. What
 * training minimises and attacks raise. Entry point: {@link io.heartproof.loss.Loss}.
 */
@NullMarked
package io.heartproof.loss;

import org.jspecify.annotations.NullMarked;
