package io.heartproof.attack.suite;

import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.attack.trial.AttackRound.AtSize;
import io.heartproof.evaluation.Trial;
import io.heartproof.metric.ranking.WorstOdds;
import io.heartproof.metric.suite.AttackedRecording;
import io.heartproof.metric.suite.SecurityCurve;
import io.heartproof.prepared.PreparedSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a search knows of each recording so far: the smallest level that breaks it, by which attack, its smallest noise. Not
 * thread-safe.
 */
final class SuiteState {
    private final PreparedSet set;
    private final List<Double> levels;
    private final int[] broken;
    private final int[] predictions;
    private final @Nullable String[] brokenBy;
    private final double[] smallest;
    private final double[] microvolts;
    private final WorstOdds odds;
    private final int[] forward;
    private final int[] backward;

    /**
     * @param set of recordings that are right without noise
     * @param levels rising
     */
    SuiteState(PreparedSet set, List<Double> levels) {
        this.set = set;
        this.levels = List.copyOf(levels);
        broken = new int[set.size()];
        Arrays.fill(broken, levels.size());
        predictions = set.labels().clone();
        brokenBy = new @Nullable String[set.size()];
        smallest = new double[set.size()];
        Arrays.fill(smallest, Double.POSITIVE_INFINITY);
        microvolts = new double[set.size()];
        Arrays.fill(microvolts, Double.NaN);
        odds = new WorstOdds(set.size(), levels.size());
        forward = new int[set.size()];
        backward = new int[set.size()];
    }

    /**
     * At the levels of a search.
     *
     * @param trials one per level, rising
     */
    static SuiteState of(PreparedSet set, List<? extends Trial> trials) {
        return new SuiteState(
                set, trials.stream().map(trial -> trial.condition().level()).toList());
    }

    /** All recordings. */
    int[] all() {
        return IntStream.range(0, set.size()).toArray();
    }

    /** Position of the smallest level that breaks a recording; the number of levels where none is known to. */
    int level(int recording) {
        return broken[recording];
    }

    /** Whether any noise is known to break a recording, also such as is larger than all levels. */
    boolean isFound(int recording) {
        return Double.isFinite(smallest[recording]);
    }

    /** A recording at the level below the smallest that is known to break it; it must have one. */
    AtSize below(int recording) {
        return new AtSize(recording, levels.get(broken[recording] - 1));
    }

    /**
     * Takes in what an attack found. What it broke is broken at the size that was asked for, however its noise measures.
     *
     * @param asked which recording, and how large noise was allowed to be
     */
    void note(String attack, AtSize asked, AttackFinding found) {
        int recording = asked.recording();
        forward[recording] += found.forward();
        backward[recording] += found.backward();
        int level = IntStream.range(0, levels.size())
                .filter(i -> levels.get(i) >= asked.epsilon() || SecurityCurve.lies(found.size(), levels.get(i)))
                .findFirst()
                .orElse(levels.size());
        odds.note(recording, level, found.odds());
        if (!found.broken()) {
            return;
        }
        if (level < broken[recording]) {
            broken[recording] = level;
            brokenBy[recording] = attack;
            predictions[recording] = found.prediction();
        }
        if (found.size() < smallest[recording]) {
            smallest[recording] = found.size();
            microvolts[recording] = found.microvolts();
        }
    }

    /** Forward and backward passes over all recordings. */
    long passes() {
        return IntStream.concat(IntStream.of(forward), IntStream.of(backward))
                .asLongStream()
                .sum();
    }

    /** The worst log odds at every level. */
    WorstOdds odds() {
        return odds;
    }

    /** Sizes of the levels, rising. */
    List<Double> sizes() {
        return levels;
    }

    /** Position of the smallest level that breaks each recording. */
    int[] levels() {
        return broken.clone();
    }

    /** What the classifier answers at those levels. */
    int[] predictions() {
        return predictions.clone();
    }

    /** For files. */
    List<AttackedRecording> recordings() {
        return IntStream.range(0, set.size()).mapToObj(this::recording).toList();
    }

    private AttackedRecording recording(int i) {
        boolean isBroken = broken[i] < levels.size();
        return new AttackedRecording(
                set.recordings().get(i).recording(),
                Optional.ofNullable(brokenBy[i]),
                isBroken ? Optional.of(levels.get(broken[i])) : Optional.empty(),
                Double.isInfinite(smallest[i]) ? Optional.empty() : Optional.of(smallest[i]),
                Double.isFinite(microvolts[i]) ? Optional.of(microvolts[i]) : Optional.empty(),
                forward[i],
                backward[i]);
    }
}
