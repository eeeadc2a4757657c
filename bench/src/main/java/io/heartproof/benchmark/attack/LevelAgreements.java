package io.heartproof.benchmark.attack;

import io.heartproof.benchmark.measure.Agreement;
import io.heartproof.metric.suite.SecurityCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which recordings attacks leave unbroken, against what the originals left: each attack alone, each after those before it in the
 * order of the reference, and all together. A recording that one attack of a sequence breaks is broken for the others.
 */
record LevelAgreements(ReferenceNetwork reference, List<Contender> contenders) {
    /** What stands before the level in the condition of all attacks together. */
    static final String TOGETHER = "all attacks";

    private static final String AFTER = " after those before it";

    /** By level, then by attack. */
    List<Agreement> all() {
        List<Agreement> agreements = new ArrayList<>();
        for (int level = 0; level < reference.levels().size(); level++) {
            agreements.addAll(at(level));
        }
        return agreements;
    }

    private List<Agreement> at(int level) {
        ReferenceNetwork.OriginalLevel original = reference.levels().get(level);
        List<Agreement> agreements = new ArrayList<>();
        boolean[] before = new boolean[reference.right().size()];
        List<String> withstoodAll = new ArrayList<>(reference.right());
        original.unbroken()
                .forEach((name, unbroken) -> contender(name).ifPresent(contender -> {
                    boolean[] broken = contender.broken().get(level);
                    agreements.add(agreement(name, original.epsilon(), broken, unbroken));
                    merge(before, broken);
                    if (agreements.size() > 1) {
                        agreements.add(agreement(name + AFTER, original.epsilon(), before, unbroken));
                    }
                    withstoodAll.retainAll(unbroken);
                }));
        boolean[] any = new boolean[before.length];
        contenders.forEach(contender -> merge(any, contender.broken().get(level)));
        IntStream.range(0, before.length)
                .filter(n -> SecurityCurve.lies(reference.smallest().get(n), original.epsilon()))
                .forEach(n -> withstoodAll.remove(reference.right().get(n)));
        agreements.add(agreement(TOGETHER, original.epsilon(), any, withstoodAll));
        return agreements;
    }

    private Optional<Contender> contender(String name) {
        return contenders.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private static void merge(boolean[] any, boolean... broken) {
        for (int n = 0; n < any.length; n++) {
            any[n] |= broken[n];
        }
    }

    private Agreement agreement(String attack, double epsilon, boolean[] broken, List<String> unbroken) {
        List<String> original =
                reference.right().stream().filter(unbroken::contains).toList();
        List<String> ours = IntStream.range(0, broken.length)
                .filter(n -> !broken[n])
                .mapToObj(reference.right()::get)
                .toList();
        List<String> differing = reference.right().stream()
                .filter(name -> ours.contains(name) != original.contains(name))
                .map(name -> name + (ours.contains(name) ? " (withstands ours)" : ""))
                .toList();
        return new Agreement(attack + " at " + epsilon, broken.length, original.size(), ours.size(), differing);
    }
}
