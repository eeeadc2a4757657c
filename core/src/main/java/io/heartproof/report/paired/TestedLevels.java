package io.heartproof.report.paired;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * At which levels networks are tested where the user names none: at two of a kind's n levels, those with rising index {@code (n -
 * 1)/3} and {@code 2(n - 1)/3}; under recorded noise, which has several sources, at the middle one, {@code (n - 1)/2}. More
 * levels cost power, as all tests together are one family.
 */
public final class TestedLevels {
    private TestedLevels() {}

    /** Of levels that rise, at least one. */
    public static List<Double> usual(Kind kind, List<Double> levels) {
        int last = levels.size() - 1;
        boolean recorded = kind.family() == Family.RECORDED_NOISE;
        Stream<Integer> indices = recorded ? Stream.of(last / 2) : Stream.of(last / 3, 2 * last / 3);
        return indices.distinct().map(levels::get).toList();
    }

    /** Without noise, and at the usual levels of each kind. */
    public static List<Condition> usual(Map<Kind, List<Double>> levels) {
        List<Condition> tested = new ArrayList<>(List.of(Condition.CLEAN));
        levels.forEach((kind, run) -> usual(kind, run).forEach(level -> tested.add(new Condition(kind, level))));
        return tested;
    }
}
