/**
 * How well a network withstands rising levels of one kind of noise. Entry point: {@link
 * io.heartproof.metric.robustness.RobustnessCurve}.
 *
 * <pre>{@code
 * truth[N], predicted[N] per noise level -> RobustnessCurve -> Figure (area under accuracy), BreakingLevels
 * }</pre>
 *
 * Levels are in the unit of their kind of noise.
 */
@NullMarked
package io.heartproof.metric.robustness;

import org.jspecify.annotations.NullMarked;
