package io.heartproof.attack.suite;

import io.heartproof.attack.Attack;
import io.heartproof.attack.check.CrossExamination;
import io.heartproof.attack.check.ExaminedSuite;
import io.heartproof.attack.check.PassAllowance;
import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.attack.trial.AttackRound;
import io.heartproof.attack.trial.AttackRound.AtSize;
import io.heartproof.attack.trial.AttackRound.Given;
import io.heartproof.metric.suite.Check;
import io.heartproof.metric.suite.SuiteOutcome.AttackAlone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Examines a suite after its run: {@link CrossExamination}, climbing from below on a sample, and every attack alone on a sample.
 * All of it makes at most {@link #SHARE} of the passes of the suite itself. What is broken here at a smaller level
 * than by the suite counts in the worst case, too. Not thread-safe.
 */
final class SuiteExamination {
    /** Of the suite's passes. */
    static final double SHARE = 0.25;

    private static final String CLIMBING = "climbing";
    private static final double MOST_BY_CLIMBING = 0.01;

    private final Suite suite;
    private final SuiteRun run;
    private final SuiteState state;
    private final AttackRound round;
    private final ExaminedSuite examined;
    private final long suitePasses;
    private final PassAllowance allowance;

    SuiteExamination(Suite suite, SuiteRun run, SuiteState state, AttackRound round) {
        this.suite = suite;
        this.run = run;
        this.state = state;
        this.round = round;
        suitePasses = state.passes();
        allowance = new PassAllowance((long) (SHARE * suitePasses));
        examined = new ExaminedSuite(
                round,
                IntStream.of(state.all())
                        .filter(recording -> state.level(recording) > 0)
                        .mapToObj(state::below)
                        .toList(),
                IntStream.of(state.all())
                        .filter(recording -> !state.isFound(recording))
                        .boxed()
                        .toList(),
                run.efforts(),
                this::note);
    }

    /** Passes of checks are counted by their allowance. */
    private void note(String attack, AtSize asked, AttackFinding found) {
        state.note(attack, asked, found.withoutPasses());
    }

    /** Every check but that of optimality, which follows from {@link #alone}. */
    List<Check> checks() {
        Attack strongest = strongest(suite);
        Suite longer = suite.with(suite.strength().doubled());
        Attack twice = longer.byLevel()
                .filter(attack -> attack.name().equals(strongest.name()))
                .findFirst()
                .orElseThrow();
        List<Check> checks = new ArrayList<>(new CrossExamination(examined, strongest, twice).checks(allowance));
        checks.add(examined.inTime(() -> climbing(strongest)));
        return checks;
    }

    /** The one by gradients, if there is any, that broke the most of what it was given; the first of equals. */
    private Attack strongest(Suite of) {
        List<Attack> byLevel = of.byLevel().toList();
        List<Attack> inside =
                byLevel.stream().filter(attack -> !Suite.isBlackBox(attack)).toList();
        return (inside.isEmpty() ? byLevel : inside)
                .stream()
                        .min(Comparator.comparing(attack -> -run.broken(attack)))
                        .orElseThrow();
    }

    /** Tries the levels from the smallest on that the suite has not tried as it came from above. */
    private Check climbing(Attack attack) {
        List<AtSize> untried = IntStream.of(state.all())
                .filter(recording -> state.level(recording) > 1)
                .mapToObj(recording -> new AtSize(recording, state.sizes().get(0)))
                .toList();
        long each = (long) attack.mostPasses() * Math.max(1, state.sizes().size() - 1);
        int count = allowance.recordings(0.25, each, untried.size());
        if (count == 0) {
            String why = untried.isEmpty()
                    ? "the suite tried every level that a recording withstood"
                    : PassAllowance.TOO_DEAR;
            return Check.notMade(MOST_BY_CLIMBING, CLIMBING, why);
        }
        int broken = climb(attack, examined.sample(untried, count));
        String text = String.format(
                Locale.ROOT,
                "%s, climbing from the smallest level, broke %d of %d recordings below where the suite stopped",
                attack.name(),
                broken,
                count);
        return Check.atMost(MOST_BY_CLIMBING, CLIMBING, (double) broken / count, text);
    }

    /** How many recordings the attack breaks at a level that the suite has not tried. */
    private int climb(Attack attack, List<AtSize> sample) {
        int[] stopped = state.levels();
        int broken = 0;
        List<AtSize> open = sample;
        for (int level = 0; level < state.sizes().size() && !open.isEmpty(); level++) {
            int here = level;
            List<AtSize> asked = open.stream()
                    .filter(one -> here < stopped[one.recording()] - 1)
                    .map(one -> new AtSize(one.recording(), state.sizes().get(here)))
                    .toList();
            List<AttackFinding> found = round.run(attack, asked);
            List<AtSize> unbroken = new ArrayList<>();
            for (int i = 0; i < asked.size(); i++) {
                AttackFinding one = found.get(i);
                allowance.spend(one.forward() + one.backward());
                note(attack.name(), asked.get(i), one);
                if (one.broken()) {
                    broken++;
                } else {
                    unbroken.add(asked.get(i));
                }
            }
            open = unbroken;
        }
        return broken;
    }

    /** Every attack alone on one sample, at the levels from the smallest that the suite breaks on; none where time runs out. */
    List<AttackAlone> alone() {
        long before = round.journal().leftOut();
        List<AttackAlone> alone = onSample();
        return round.journal().leftOut() > before ? List.of() : alone;
    }

    /**
     * The sample grows as long as passes are left: at first as many are reckoned with as recordings cost that every attack leaves
     * at a level, then those that the recordings before cost.
     */
    private List<AttackAlone> onSample() {
        List<AtSize> all = IntStream.of(state.all())
                .mapToObj(recording -> new AtSize(recording, 1))
                .toList();
        int[] order = examined.sample(all, all.size()).stream()
                .mapToInt(AtSize::recording)
                .toArray();
        List<SmallestSizes> own = suite.attacks().stream()
                .map(attack -> new SmallestSizes(attack, run.sizes(attack)))
                .toList();
        long each = suite.byLevel().mapToLong(Attack::mostPasses).sum();
        int done = 0;
        int further = 1;
        while (further > 0 && done < order.length) {
            long before = allowance.spent();
            int wanted = Math.max(1, allowance.recordings(0.5, each, order.length - done));
            further = alone(own, Arrays.copyOfRange(order, done, done + wanted));
            each = (allowance.spent() - before) / Math.max(1, further);
            done += further;
        }
        int[] sample = Arrays.stream(order).limit(done).sorted().toArray();
        return done == 0 ? List.of() : own.stream().map(one -> one.of(sample)).toList();
    }

    /** Every attack alone, level by level, on the first ones of a sample that the allowance suffices for: gives their number. */
    private int alone(List<SmallestSizes> all, int... sample) {
        List<Attack> byLevel = suite.byLevel().toList();
        List<SmallestSizes> tried =
                all.stream().filter(own -> byLevel.contains(own.attack)).toList();
        int[] affordable = sample;
        for (int level = 0; level < state.sizes().size(); level++) {
            affordable = affordable(level, tried, affordable);
            alone(level, tried, affordable);
        }
        return affordable.length;
    }

    /** The first ones of a sample that the allowance suffices for even where they withstand everything at a level. */
    private int[] affordable(int level, List<SmallestSizes> tried, int... sample) {
        long passes = 0;
        int count = 0;
        for (int recording : sample) {
            passes += tried.stream()
                    .filter(own -> isOpen(own, recording, level))
                    .mapToLong(own -> own.attack.mostPasses())
                    .sum();
            count += passes <= allowance.left() ? 1 : 0;
        }
        return Arrays.copyOf(sample, count);
    }

    /** Whether an attack has still to be tried at a level, which the suite breaks the recording at. */
    private boolean isOpen(SmallestSizes own, int recording, int level) {
        return state.level(recording) <= level
                && own.sizes[recording] > state.sizes().get(level);
    }

    /**
     * What one attack found.
     *
     * @param sizes of its smallest noise against every recording, infinite where it found none
     */
    @SuppressWarnings("ArrayRecordComponent") // changed in place, compared by nobody
    private record SmallestSizes(Attack attack, double... sizes) {
        AttackAlone of(int... sample) {
            return new AttackAlone(
                    attack.name(),
                    IntStream.of(sample).boxed().toList(),
                    IntStream.of(sample).mapToObj(recording -> sizes[recording]).toList());
        }
    }

    /** The attacks side by side, each on those of the sample that it has not broken below. */
    private void alone(int level, List<SmallestSizes> tried, int... sample) {
        double size = state.sizes().get(level);
        List<Given> asked = tried.stream()
                .map(own -> new Given(
                        own.attack,
                        IntStream.of(sample)
                                .filter(recording -> isOpen(own, recording, level))
                                .mapToObj(recording -> new AtSize(recording, size))
                                .toList()))
                .toList();
        List<List<AttackFinding>> found = round.runBeside(asked);
        for (int i = 0; i < asked.size(); i++) {
            double[] sizes = tried.get(i).sizes;
            for (int row = 0; row < found.get(i).size(); row++) {
                AttackFinding one = found.get(i).get(row);
                AtSize given = asked.get(i).recordings().get(row);
                sizes[given.recording()] = Math.min(sizes[given.recording()], one.size());
                note(tried.get(i).attack.name(), given, one);
                allowance.spend(one.forward() + one.backward());
            }
        }
    }

    /** What the examination cost, in a sentence. */
    String cost() {
        return String.format(
                Locale.ROOT,
                "The checks made %d passes, %.1f %% of the %d of the suite.",
                allowance.spent(),
                100.0 * allowance.spent() / Math.max(1, suitePasses),
                suitePasses);
    }
}
