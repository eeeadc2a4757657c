package io.heartproof.label;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Classes of one recording, by their indices in a {@link LabelSet}: those that it has, or those that a classifier answers. Where
 * one class holds there is one; where any may hold there are none to all. Immutable.
 */
public final class ClassSet {
    private final BitSet members;

    private ClassSet(BitSet members) {
        this.members = members;
    }

    /** The classes with these indices, each at least 0; one named twice is there once. */
    public static ClassSet of(int... indices) {
        BitSet members = new BitSet();
        for (int index : indices) {
            if (index < 0) {
                throw new IllegalArgumentException("expected an index of a class, got " + index);
            }
            members.set(index);
        }
        return new ClassSet(members);
    }

    /** Whether the class of that index is among them. */
    public boolean has(int index) {
        return members.get(index);
    }

    /** How many there are. */
    public int size() {
        return members.cardinality();
    }

    /** Their indices, ascending. */
    public IntStream indices() {
        return members.stream();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassSet set && members.equals(set.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** Such as {@code [0, 4]}. */
    @Override
    public String toString() {
        return Arrays.toString(members.stream().toArray());
    }
}
