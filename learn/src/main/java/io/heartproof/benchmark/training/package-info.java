/**
 * How fast and in how much memory a network is trained: {@link io.heartproof.benchmark.training.TrainingComparisons},
 * against the published form and against {@link io.heartproof.benchmark.training.StraightforwardTraining}.
 */
@NullMarked
package io.heartproof.benchmark.training;

import org.jspecify.annotations.NullMarked;
