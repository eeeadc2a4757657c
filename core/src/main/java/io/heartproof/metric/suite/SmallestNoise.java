package io.heartproof.metric.suite;

import io.heartproof.metric.Figure;

/**
 * The smallest noise that breaks the recordings of a class. Immutable.
 *
 * @param label the class; empty for all of them
 * @param recordings that are right without noise
 * @param found how many of them some noise breaks
 * @param median of the smallest size, in the unit of the levels
 * @param microvolts the median in microvolts, over calibrated recordings
 */
public record SmallestNoise(String label, int recordings, int found, Figure median, Figure microvolts) {}
