/**
 * How fast a network classifies: {@link io.heartproof.benchmark.network.InferenceComparisons}, and as a service uses it:
 * {@link io.heartproof.benchmark.network.ClassificationComparisons}. What computing costs in
 * itself: {@link io.heartproof.benchmark.network.Peak}.
 */
@NullMarked
package io.heartproof.benchmark.network;

import org.jspecify.annotations.NullMarked;
