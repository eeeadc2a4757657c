package io.heartproof.report.comparison;

import io.heartproof.file.Json;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.About;
import io.heartproof.report.ConstantNetwork;
import io.heartproof.report.paired.PairTest;
import io.heartproof.report.paired.RunOrigin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Defences compared on one list of recordings: {@code comparison.json}. The field names are the file's.
 *
 * @param version of the file's layout, {@link #VERSION}
 * @param about what was evaluated; its defence is that of the first run
 * @param recordings N
 * @param constant the scores that every network is compared with
 * @param classes names of the K classes
 * @param seeds of the trainings, the same for every defence, rising
 * @param plan how intervals and tests were made
 * @param defences in the order given
 * @param tests every two defences at the tested conditions
 * @param sweeps settings that were picked on validation, possibly none
 * @param warnings why figures may not mean what they say, a sentence each with its defence and seed
 */
public record Comparison(
        int version,
        About about,
        int recordings,
        ConstantNetwork constant,
        List<String> classes,
        List<Long> seeds,
        ComparisonPlan plan,
        List<Defence> defences,
        List<PairTest> tests,
        List<Sweep> sweeps,
        List<String> warnings,
        Provenance provenance) {
    /** The layout that is written. */
    public static final int VERSION = 2;

    /** The defence whose training cost is the unit of all others: no defence, cross entropy. */
    public static final String BASELINE = "ce";

    public Comparison {
        classes = List.copyOf(classes);
        seeds = List.copyOf(seeds);
        defences = List.copyOf(defences);
        tests = List.copyOf(tests);
        sweeps = List.copyOf(sweeps);
        warnings = List.copyOf(warnings);
        if (version != VERSION) {
            throw new IllegalArgumentException("expected version " + VERSION + " of the layout, got " + version);
        }
        List<String> names = defences.stream().map(Defence::name).toList();
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("defences must be at least one and named apart, got " + names);
        }
        for (Defence defence : defences) {
            requireFit(defence, defences.get(0), seeds);
        }
        for (PairTest test : tests) {
            requireFit(test, names, seeds.size());
        }
    }

    private static void requireFit(Defence defence, Defence first, List<Long> seeds) {
        if (!defence.runs().stream().map(RunOrigin::seed).toList().equals(seeds)) {
            throw new IllegalArgumentException(
                    "every defence must have the seeds %s, %s has others".formatted(seeds, defence.name()));
        }
        if (!defence.conditions().equals(first.conditions())) {
            throw new IllegalArgumentException("every defence must have the same levels, %s and %s differ"
                    .formatted(first.name(), defence.name()));
        }
    }

    private static void requireFit(PairTest test, List<String> names, int seeds) {
        if (!names.containsAll(List.of(test.first(), test.second()))
                || test.seeds().size() != seeds) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a test must be of two defences of %s and of %d seeds, got %s and %s of %d",
                    names,
                    seeds,
                    test.first(),
                    test.second(),
                    test.seeds().size()));
        }
    }

    /**
     * Compares.
     *
     * @param defences at least one; their runs must have the same seeds, recordings and noise levels
     * @param sweeps settings that were picked on validation before
     * @throws io.heartproof.problem.BadData where runs do not compare, or predictions and results of a run disagree
     */
    public static Comparison of(
            List<DefenceRuns> defences, ComparisonPlan plan, List<Sweep> sweeps, Provenance provenance)
            throws IOException {
        return Comparer.of(defences, plan).compare(sweeps, provenance);
    }

    /** Writes the file whole or not at all. */
    public void write(Path file) throws IOException {
        Json.write(file, this);
    }

    /**
     * Reads the file back, also one of version 1, without warnings, or 0, which has no field {@code version}; an unknown, missing
     * or mistyped field is {@link io.heartproof.problem.BadData}.
     */
    public static Comparison read(Path file) throws IOException {
        return Json.read(
                file,
                Comparison.class,
                Map.of(
                        0, new Json.OlderLayout<>(ComparisonVersion0.class, ComparisonVersion0::now),
                        1, new Json.OlderLayout<>(ComparisonVersion1.class, ComparisonVersion1::now)));
    }
}
