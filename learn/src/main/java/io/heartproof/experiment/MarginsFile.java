package io.heartproof.experiment;

import io.heartproof.attack.Budget;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.Prepared;
import io.heartproof.file.AtomicFile;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.report.page.Csv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * The margins that a training found, as a table: {@code recording}, {@code margin}, {@code unit}, and the margin in microvolts of
 * the lead where that is least and of the lead where it is most, empty where the recording is not known in volts. Recordings
 * without a margin, which were never right, are left out. Immutable.
 *
 * @param unit of the margins
 */
record MarginsFile(Path path, Budget.Unit unit) {
    private static final List<String> COLUMNS =
            List.of("recording", "margin", "unit", "microvoltsLeast", "microvoltsMost");

    /**
     * @param margins by name of the recording
     * @param train all recordings that were trained on
     */
    void write(Map<String, Double> margins, PreparedSet train) throws IOException {
        Csv table = new Csv(COLUMNS, List.of());
        for (Prepared recording : train.recordings()) {
            Double margin = margins.get(recording.recording());
            if (margin != null) {
                double[] ofLeads = microvolts(margin, recording.read().scales());
                table.row(List.of(
                        recording.recording(),
                        margin,
                        unit,
                        text(DoubleStream.of(ofLeads).min().orElse(Double.NaN)),
                        text(DoubleStream.of(ofLeads).max().orElse(Double.NaN))));
            }
        }
        AtomicFile.write(path, table.toString());
    }

    private double[] microvolts(double margin, List<LeadScale> scales) {
        return unit == Budget.Unit.MICROVOLTS
                ? new double[] {margin}
                : scales.stream()
                        .mapToDouble(scale -> margin * scale.microvolts())
                        .toArray();
    }

    /** Without a number that nobody knows; to a thousandth of a microvolt. */
    private static String text(double microvolts) {
        return Double.isNaN(microvolts) ? "" : Double.toString(Math.round(microvolts * 1_000) / 1_000.0);
    }
}
