package io.heartproof.report.run;

import io.heartproof.condition.Kind;
import io.heartproof.metric.Scores;
import io.heartproof.metric.robustness.BreakingLevels;
import io.heartproof.report.KindFindings;
import io.heartproof.report.Results;
import io.heartproof.report.paired.LevelForm;
import io.heartproof.report.paired.NoiseWords;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Scores of one kind of noise at rising levels, as a report tells them. Immutable.
 *
 * @param clean scores without noise
 * @param noisy scores by strength of the noise, at least one
 * @param breaking recordings by the level that breaks them, empty unless the noise is an attack's
 */
public record NoiseSeries(Kind kind, Scores clean, SortedMap<Double, Scores> noisy, Optional<BreakingLevels> breaking) {
    public NoiseSeries {
        noisy = Collections.unmodifiableSortedMap(new TreeMap<>(noisy));
    }

    /** Each kind of noise of an evaluation, in the order of its results. */
    public static List<NoiseSeries> all(Results results) {
        return results.noises().stream().map(kind -> of(results, kind)).toList();
    }

    private static NoiseSeries of(Results results, Kind kind) {
        SortedMap<Double, Scores> noisy = new TreeMap<>();
        results.under(kind)
                .forEach(one -> noisy.put(kind.unit().strength(one.condition().level()), one.scores()));
        return new NoiseSeries(
                kind, results.clean(), noisy, results.findings(kind).flatMap(KindFindings::breakingLevels));
    }

    /** Names the kind in file names. */
    public String id() {
        return NoiseWords.of(kind).id();
    }

    /** The kind in a word or two. */
    public String name() {
        return NoiseWords.of(kind).name();
    }

    /** The kind in words, with the attack's settings. */
    public String title() {
        return NoiseWords.of(kind).title();
    }

    /** How a level is written. */
    public LevelForm form() {
        return NoiseWords.of(kind).form();
    }

    /** Scores by level, that without noise first. */
    public SortedMap<Double, Scores> levels() {
        SortedMap<Double, Scores> levels = new TreeMap<>(noisy);
        levels.put(kind.unit().noStrength(), clean);
        return levels;
    }

    /** At one of the levels. */
    public Scores at(double level) {
        return noisy.getOrDefault(level, clean);
    }

    /** The one level to show: the first that breaks half of the recordings that are right without noise. */
    public double telling() {
        return noisy.keySet().stream()
                .filter(level ->
                        2 * at(level).confusion().correct() <= clean.confusion().correct())
                .findFirst()
                .orElse(noisy.lastKey());
    }
}
