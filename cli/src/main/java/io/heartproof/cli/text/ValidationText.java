package io.heartproof.cli.text;

import io.heartproof.dataset.DataSetValidation;
import io.heartproof.dataset.Labelling;
import io.heartproof.dataset.RecordingFinding;
import io.heartproof.problem.Counted;
import io.heartproof.problem.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The validation of a data set in words: a line per recording, then classes and totals. */
public final class ValidationText {
    private static final int MOST_CODES = 20;
    private static final int NARROWEST = 8;
    private static final int WIDEST = 40;

    private ValidationText() {}

    public static List<String> lines(DataSetValidation validation) {
        List<String> lines = new ArrayList<>();
        validation.findings().forEach(finding -> lines.add(line(finding)));
        lines.add("");
        addLabelling(lines, validation.labelling());
        lines.add("");
        addClasses(lines, validation.classes());
        DataSetValidation.Totals totals = validation.totals();
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d fine, %d odd, %d refused; %d with several labels",
                Counted.of(totals.all(), "recording"),
                totals.fine(),
                totals.odd(),
                totals.refused(),
                totals.multiLabel()));
        validation.damage().forEach(damage -> lines.add(PlainText.of("damaged  " + damage)));
        return lines;
    }

    private static void addLabelling(List<String> lines, Labelling labelling) {
        lines.add("labels   from %s; classes %s".formatted(labelling.table(), labelling.classes()));
        List<Labelling.CodeCount> ignored = labelling.ignoredCodes();
        if (!ignored.isEmpty()) {
            String codes = ignored.stream()
                    .limit(MOST_CODES)
                    .map(code -> code.code() + " (" + code.recordings() + ")")
                    .collect(Collectors.joining(", "));
            int others = Math.max(0, ignored.size() - MOST_CODES);
            lines.add("ignored  codes without a class, with their recordings: " + codes
                    + (others == 0 ? "" : ", " + Counted.of(others, "other")));
        }
        if (labelling.withoutClass() > 0) {
            lines.add("left out " + Counted.of(labelling.withoutClass(), "recording") + " "
                    + labelling.whyWithoutClass());
        }
    }

    private static void addClasses(List<String> lines, List<DataSetValidation.ClassCount> classes) {
        int widest = classes.stream().mapToInt(c -> c.label().length()).max().orElse(0);
        String format = "%-" + Math.max(NARROWEST, Math.min(widest, WIDEST)) + "s %6d";
        classes.forEach(c -> lines.add(String.format(Locale.ROOT, format, c.label(), c.recordings())));
    }

    private static String line(RecordingFinding finding) {
        String condition = finding.condition().name().toLowerCase(Locale.ROOT);
        String remarks = finding.remarks().isEmpty() ? "" : ": " + String.join("; ", finding.remarks());
        return PlainText.of("%-8s %-8s %-12s %s%s"
                .formatted(
                        finding.recording(),
                        condition,
                        String.join(", ", finding.labels()),
                        facts(finding.facts()),
                        remarks));
    }

    private static String facts(RecordingFinding.@Nullable Facts facts) {
        if (facts == null) {
            return "not read";
        }
        return String.format(
                Locale.ROOT,
                "%6.1f s, %s Hz, %s, %s",
                facts.durationSeconds(),
                facts.samplingRateHz(),
                Counted.of(facts.leads().size(), "lead"),
                facts.format());
    }
}
