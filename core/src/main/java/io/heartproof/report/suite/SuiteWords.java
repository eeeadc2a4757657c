package io.heartproof.report.suite;

import io.heartproof.metric.suite.Check;
import io.heartproof.metric.suite.SmallestNoise;
import io.heartproof.metric.suite.SuiteFindings;
import io.heartproof.report.page.Words;
import io.heartproof.report.paired.NoiseWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a suite found, in sentences for the summary. */
public final class SuiteWords {
    private static final String AT_A_PEAK =
            "What the attacks may add to a lead whose highest deflection is 1" + Words.NO_BREAK + "mV";
    private static final double MICROVOLTS_PER_MILLIVOLT = 1000;

    private SuiteWords() {}

    /** Why the figures are not to be trusted; empty where no check says so. */
    public static Optional<String> alarm(SuiteFindings suite) {
        List<Check> alarms = suite.alarms();
        return alarms.isEmpty()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "The figures of the %s are not to be trusted: %s."
                                + " See the table \u201cCan these figures be trusted?\u201d.",
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
                .ifPresent(median -> sentences.add(String.format(
                        Locale.ROOT,
                        "Half of the recordings that are right without noise are broken by %s (%s to %s) or less of"
                                + " %s: %s.",
                        microvolts(median.value()),
                        Words.level(median.low()),
                        Words.level(median.high()),
                        NoiseWords.of(suite.kind()).name(),
                        MicrovoltWords.meaning(median.value()))));
        String budget = switch (suite.kind().unit()) {
            case MICROVOLTS -> budget("What the attacks may add", suite, 1);
            case RMS_MICROVOLTS -> budget("What the attacks may add, as a root mean square", suite, 1);
            case SHARE_OF_PEAK -> budget(AT_A_PEAK, suite, MICROVOLTS_PER_MILLIVOLT);
            case LENGTH -> samples(suite);
            default -> "";
        };
        if (!budget.isEmpty()) {
            sentences.add(budget);
        }
        return sentences;
    }

    /** Energy rises with the square of the length. */
    private static String samples(SuiteFindings suite) {
        double largest = suite.levels().get(suite.levels().size() - 1);
        return "What the attacks may add to all leads of a recording together: length 1 has the energy of one sample as high as the highest deflection of its lead; the largest length, %s, has %s times as much."
                .formatted(Words.level(largest), Words.rounded(largest * largest));
    }

    /** What the smallest and the largest level mean, where 1.0 is so many microvolts. */
    private static String budget(String before, SuiteFindings suite, double unit) {
        double smallest = unit * suite.levels().get(0);
        double largest = unit * suite.levels().get(suite.levels().size() - 1);
        return "%s: %s is %s; %s is %s."
                .formatted(
                        before,
                        microvolts(smallest),
                        MicrovoltWords.meaning(smallest),
                        microvolts(largest),
                        MicrovoltWords.meaning(largest));
    }

    private static String microvolts(double value) {
        return Words.level(value) + Words.NO_BREAK + "microvolts";
    }
}
