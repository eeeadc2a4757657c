package io.heartproof.benchmark;

import io.heartproof.problem.BadUsage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Comparisons that are measured together. */
public enum BenchmarkGroup {
    TRAINING,
    ATTACK,
    DEFENCES,
    INFERENCE,
    READING;

    /** The group of that name, such as {@code reading}. */
    public static BenchmarkGroup named(String name) {
        return Arrays.stream(values())
                .filter(group -> group.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> BadUsage.expected("bench", "one of " + all(), "'" + name + "'"));
    }

    /** Every group, in the order in which they are measured. */
    public static Set<BenchmarkGroup> all() {
        return EnumSet.allOf(BenchmarkGroup.class);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
