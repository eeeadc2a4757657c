package io.heartproof.cli.text;

import io.heartproof.dataset.DataSetValidation;
import io.heartproof.dataset.RecordingFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The validation of a data set in words: a line per recording, then classes and totals. */
public final class ValidationText {
    private ValidationText() {}

    public static List<String> lines(DataSetValidation validation) {
        List<String> lines = new ArrayList<>();
        validation.findings().forEach(finding -> lines.add(line(finding)));
        lines.add("");
        validation.classes().forEach(c -> lines.add(String.format(Locale.ROOT, "%-8s %6d", c.label(), c.recordings())));
        DataSetValidation.Totals totals = validation.totals();
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%d recordings: %d fine, %d odd, %d refused; %d with several labels",
                totals.all(),
                totals.fine(),
                totals.odd(),
                totals.refused(),
                totals.multiLabel()));
        return lines;
    }

    private static String line(RecordingFinding finding) {
        String condition = finding.condition().name().toLowerCase(Locale.ROOT);
        String remarks = finding.remarks().isEmpty() ? "" : ": " + String.join("; ", finding.remarks());
        return "%-8s %-8s %-12s %s%s"
                .formatted(
                        finding.recording(),
                        condition,
                        String.join(" ", finding.labels()),
                        facts(finding.facts()),
                        remarks);
    }

    private static String facts(RecordingFinding.@Nullable Facts facts) {
        if (facts == null) {
            return "not read";
        }
        return String.format(
                Locale.ROOT,
                "%6.1f s, %s Hz, %d leads, %s",
                facts.durationSeconds(),
                facts.samplingRateHz(),
                facts.leads().size(),
                facts.format());
    }
}
