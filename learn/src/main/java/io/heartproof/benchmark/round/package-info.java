/**
 * How two ways of doing the same work are compared in one run: {@link io.heartproof.benchmark.round.Comparison} lets a
 * baseline and a candidate take turns, {@link io.heartproof.benchmark.round.Result} holds the medians and their ratio.
 */
@NullMarked
package io.heartproof.benchmark.round;

import org.jspecify.annotations.NullMarked;
