package io.heartproof.report.suite;

import io.heartproof.condition.Kind;
import io.heartproof.metric.Figure;
import io.heartproof.metric.suite.AttackChecks;
import io.heartproof.metric.suite.Check;
import io.heartproof.metric.suite.SmallestNoise;
import io.heartproof.metric.suite.SuiteFindings;
import io.heartproof.report.page.Words;
import io.heartproof.report.paired.LevelForm;
import io.heartproof.report.paired.NoiseWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a suite found, in sentences for the summary. */
public final class SuiteWords {
    private SuiteWords() {}

    /** Why the figures are not to be trusted; empty where no check says so. */
    public static Optional<String> alarm(SuiteFindings suite) {
        return alarm(suite.kind(), suite.alarms(), check -> check.name() + " (" + check.text() + ")")
                .map(text -> text + " See the table \u201cCan these figures be trusted?\u201d.");
    }

    /** The same of an attack that is no suite, with what was measured, as it has no table of checks. */
    public static Optional<String> alarm(AttackChecks attack) {
        return alarm(attack.kind(), attack.alarms(), SuiteWords::measured)
                .map(text -> text + " A suite, --attacks standard, takes the worst case of several attacks.");
    }

    private static String measured(Check check) {
        return "%s (%s; measured %s, alarm above %s)"
                .formatted(
                        check.name(),
                        check.text(),
                        Words.decimal(check.value().orElseThrow()),
                        Words.level(check.threshold()));
    }

    private static Optional<String> alarm(Kind kind, List<Check> alarms, Function<Check, String> words) {
        return alarms.isEmpty()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "The figures of the %s are not to be trusted: %s.",
                        NoiseWords.of(kind).name(),
                        alarms.stream().map(words).collect(Collectors.joining("; "))));
    }

    /** Whether the suite says by how much noise half of the recordings are broken, also between its levels. */
    public static boolean knowsHalf(SuiteFindings suite) {
        return all(suite).median().known().isPresent();
    }

    /** How little noise breaks half of the recordings, and what that means to a reader of ECGs; empty where it is not known. */
    public static Optional<String> half(SuiteFindings suite) {
        return all(suite).median().known().map(median -> half(suite, median));
    }

    private static String half(SuiteFindings suite, Figure.Known median) {
        NoiseWords words = NoiseWords.of(suite.kind());
        LevelForm form = words.form();
        String amplitude = suite.kind().unit().isMicrovolts()
                ? ": " + MicrovoltWords.meaning(median.value()) + "."
                : "." + inMicrovolts(suite);
        return String.format(
                Locale.ROOT,
                "Half of the recordings that are right without noise are broken by %s (%s to %s) or less of %s%s",
                form.words(median.value()),
                form.bare(median.low()),
                form.number(median.high()),
                words.name(),
                amplitude);
    }

    private static String inMicrovolts(SuiteFindings suite) {
        return all(suite)
                .microvolts()
                .known()
                .map(median -> String.format(
                        Locale.ROOT,
                        " In microvolts%s, over the calibrated ones, this median is %s (%s to %s): %s.",
                        suite.kind().norm().equals(Kind.LINF) ? "" : " as a root mean square",
                        Words.level(median.value()),
                        Words.level(median.low()),
                        Words.level(median.high()),
                        MicrovoltWords.meaning(median.value())))
                .orElse("");
    }

    private static SmallestNoise all(SuiteFindings suite) {
        return suite.smallest().get(0);
    }
}
