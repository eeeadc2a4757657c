package io.heartproof.format.array;

import java.util.OptionalInt;

/**
 * Where a recording lies in an array. Immutable.
 *
 * @param name the recording's
 * @param row from 0
 * @param samples how many of the row are the recording's, from its first on; empty where the zeros around it have to tell
 */
public record ArrayRow(String name, int row, OptionalInt samples) {}
