package io.heartproof.metric;

/**
 * The figures over all classes under one condition: of one network, or means over networks of several seeds.
 *
 * @param recordings N
 * @param accuracy share of recordings classified correctly
 * @param balancedAccuracy mean sensitivity of the classes present in the list
 * @param macroF1 mean F1 of the classes present in the list
 */
public record OverallScores(int recordings, Figure accuracy, Figure balancedAccuracy, Figure macroF1) {}
