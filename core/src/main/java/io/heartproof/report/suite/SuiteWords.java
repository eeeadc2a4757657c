package io.heartproof.report.suite;

import io.heartproof.condition.LevelUnit;
import io.heartproof.metric.suite.Check;
import io.heartproof.metric.suite.SmallestNoise;
import io.heartproof.metric.suite.SuiteFindings;
import io.heartproof.report.page.Words;
import io.heartproof.report.paired.NoiseWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a suite found, in sentences for the summary. */
public final class SuiteWords {
    private SuiteWords() {}

    /** Why the figures are not to be trusted; empty where no check says so. */
    public static Optional<String> alarm(SuiteFindings suite) {
        List<Check> alarms = suite.alarms();
        return alarms.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The figures of the %s are not to be trusted: %s. See the table \u201cCan these figures be trusted?\u201d."
                                .formatted(
                                        NoiseWords.of(suite.kind()).name(),
                                        alarms.stream()
                                                .map(check -> check.name() + " (" + check.text() + ")")
                                                .collect(Collectors.joining("; "))));
    }

    /** What the smallest noise and the budget mean to a reader of ECGs. */
    public static List<String> meaning(SuiteFindings suite) {
        List<String> sentences = new ArrayList<>();
        SmallestNoise all = suite.smallest().get(0);
        all.microvolts()
                .known()
                .ifPresent(median -> sentences.add(
                        "Half of the recordings that are right without noise are broken by %s or less of %s: %s."
                                .formatted(
                                        microvolts(median.value()),
                                        NoiseWords.of(suite.kind()).name(),
                                        MicrovoltWords.meaning(median.value()))));
        if (suite.kind().unit() == LevelUnit.MICROVOLTS) {
            double smallest = suite.levels().get(0);
            double largest = suite.levels().get(suite.levels().size() - 1);
            sentences.add("What the attacks may add: %s is %s; %s is %s."
                    .formatted(
                            microvolts(smallest),
                            MicrovoltWords.meaning(smallest),
                            microvolts(largest),
                            MicrovoltWords.meaning(largest)));
        }
        return sentences;
    }

    private static String microvolts(double value) {
        return Words.level(value) + Words.NO_BREAK + "microvolts";
    }
}
