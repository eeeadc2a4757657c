package io.heartproof.attack.suite;

import io.heartproof.attack.Attack;
import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.attack.trial.AttackRound;
import io.heartproof.attack.trial.AttackRound.AtSize;
import io.heartproof.metric.suite.AttackEffort;
import io.heartproof.problem.Counted;
import io.heartproof.progress.Progress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * One run of a suite on the recordings of a round, from above:
 *
 * <ol>
 *   <li>The search for the smallest noise gives each recording a size, which settles all levels at or above it.
 *   <li>At the level below, the other attacks are made one after the other on those that none before has broken.
 *   <li>A recording that one of them breaks goes on below the size that did; one that withstands them all is settled.
 * </ol>
 *
 * In each step recordings at several levels share batches. Every recording that goes on does so at a smaller level, as one that
 * is broken counts as broken at the level that it was given: so it ends. Not thread-safe.
 */
final class SuiteRun {
    private final Suite suite;
    private final AttackRound round;
    private final SuiteState state;
    private final EffortTally efforts = new EffortTally();
    private final Map<String, double[]> sizes = new HashMap<>();

    SuiteRun(Suite suite, AttackRound round, SuiteState state) {
        this.suite = suite;
        this.round = round;
        this.state = state;
    }

    /** Settles every recording. */
    void settle(Progress.Stage stage) {
        suite.smallest().forEach(attack -> attack(stage, attack, AtSize::unbounded, state.all()));
        int[] open = goingOn(state.all());
        stage.advance(state.all().length - open.length);
        settleByLevel(stage, open);
    }

    /** Always makes the first attack that recordings wait for, on all that wait for it. */
    private void settleByLevel(Progress.Stage stage, int... open) {
        List<Attack> attacks = suite.byLevel().toList();
        NavigableMap<Integer, int[]> waiting = new TreeMap<>();
        add(waiting, 0, open);
        while (!waiting.isEmpty()) {
            Map.Entry<Integer, int[]> first = waiting.pollFirstEntry();
            int[] asked = first.getValue();
            int[] left = attack(stage, attacks.get(first.getKey()), state::below, asked);
            int[] again = goingOn(without(asked, left));
            int[] further = first.getKey() + 1 < attacks.size() ? left : new int[0];
            add(waiting, first.getKey() + 1, further);
            add(waiting, 0, again);
            stage.advance(asked.length - further.length - again.length);
        }
    }

    /** Has recordings wait for the attack at that position, beside those that do already. */
    private static void add(Map<Integer, int[]> waiting, int attack, int... recordings) {
        if (recordings.length > 0) {
            waiting.merge(
                    attack,
                    recordings,
                    (some, more) -> IntStream.concat(IntStream.of(some), IntStream.of(more))
                            .sorted()
                            .toArray());
        }
    }

    /** Those that a level below is left to be tried on. */
    private int[] goingOn(int... recordings) {
        return IntStream.of(recordings)
                .filter(recording -> state.level(recording) > 0)
                .toArray();
    }

    private static int[] without(int[] all, int... some) {
        return IntStream.of(all)
                .filter(one -> Arrays.binarySearch(some, one) < 0)
                .toArray();
    }

    /** Makes an attack on recordings; gives those, ascending, that it left. */
    private int[] attack(Progress.Stage stage, Attack attack, IntFunction<AtSize> size, int... recordings) {
        if (recordings.length == 0) {
            return recordings;
        }
        stage.note(attack.name() + " on " + Counted.of(recordings.length, "recording"));
        double begin = round.journal().seconds();
        List<AtSize> given = IntStream.of(recordings).mapToObj(size).toList();
        List<AttackFinding> found = round.run(attack, given);
        efforts.add(attack, found, round.journal().seconds() - begin);
        for (int i = 0; i < recordings.length; i++) {
            state.note(attack.name(), given.get(i), found.get(i));
            double[] own = sizes.computeIfAbsent(attack.name(), name -> none());
            own[recordings[i]] = Math.min(own[recordings[i]], found.get(i).size());
        }
        return IntStream.range(0, recordings.length)
                .filter(i -> !found.get(i).broken())
                .map(i -> recordings[i])
                .toArray();
    }

    private double[] none() {
        double[] none = new double[state.all().length];
        Arrays.fill(none, Double.POSITIVE_INFINITY);
        return none;
    }

    /** The smallest noise that the attack found against each recording that it was given, infinite where it found none. */
    double[] sizes(Attack attack) {
        return sizes.getOrDefault(attack.name(), none()).clone();
    }

    /** How often the attack broke a recording. */
    int broken(Attack attack) {
        return efforts().stream()
                .filter(effort -> effort.attack().equals(attack.name()))
                .mapToInt(AttackEffort::broken)
                .sum();
    }

    /** What each attack did. */
    List<AttackEffort> efforts() {
        return efforts.efforts();
    }
}
