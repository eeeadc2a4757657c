package io.heartproof.dataset;

import io.heartproof.contract.InputContract;
import io.heartproof.dataset.RecordingFinding.Usability;
import io.heartproof.format.ReadOptions;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is wrong or odd about a data set, recording by recording; none is skipped. Can be written as JSON.
 *
 * @param folder where the data set lies
 * @param totals how many recordings are in which condition
 * @param labelling where the labels come from, and what was passed over
 * @param classes recordings by first label, every class of the data set in order
 * @param findings one per line of the reference file, in its order, then one per file that no line names
 * @param damage what is not as it was written, one line each, such as a shard whose digest is another
 */
public record DataSetValidation(
        String folder,
        Totals totals,
        Labelling labelling,
        List<ClassCount> classes,
        List<RecordingFinding> findings,
        List<String> damage) {
    /**
     * Counts of recordings.
     *
     * @param all fine, odd and refused together
     * @param multiLabel those with several labels, among the fine and odd ones
     */
    public record Totals(int all, int fine, int odd, int refused, int multiLabel) {
        static Totals of(List<RecordingFinding> findings) {
            return new Totals(
                    findings.size(),
                    count(findings, Usability.FINE),
                    count(findings, Usability.ODD),
                    count(findings, Usability.REFUSED),
                    (int) findings.stream()
                            .filter(f -> f.condition() != Usability.REFUSED)
                            .filter(f -> f.labels().size() > 1)
                            .count());
        }

        private static int count(List<RecordingFinding> findings, Usability condition) {
            return (int)
                    findings.stream().filter(f -> f.condition() == condition).count();
        }
    }

    /** How many recordings have that first label. */
    public record ClassCount(String label, int recordings) {}

    public DataSetValidation {
        classes = List.copyOf(classes);
        findings = List.copyOf(findings);
        damage = List.copyOf(damage);
    }

    /** Whether every recording can be used and nothing is damaged. */
    public boolean allUsable() {
        return totals.refused() == 0 && damage.isEmpty();
    }

    /**
     * Reads and prepares every recording of a data set, one after the other. What is wrong with one recording becomes a
     * finding.
     *
     * @param contract how recordings would be prepared; its labels do not matter
     * @param options how they are read
     * @throws io.heartproof.problem.BadData where the reference file or the label file is missing or no such table
     */
    public static DataSetValidation of(Path folder, InputContract contract, ReadOptions options, Progress progress)
            throws IOException {
        return new DataSetValidator(RecordingStores.open(folder, options, progress), contract, options)
                .validate(progress);
    }
}
