package io.heartproof.report.comparison;

import io.heartproof.layout.ComparisonLayout;
import io.heartproof.provenance.Provenance;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.report.About;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Section;
import io.heartproof.report.page.Table;
import io.heartproof.report.paired.PairSection;
import io.heartproof.report.paired.RunOrigin;
import io.heartproof.report.section.CurveSection;
import io.heartproof.report.section.ProvenanceSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a comparison: {@code comparison.json}, {@code comparison.html}, which needs nothing else, and beside them a folder
 * {@code comparison} with every drawing as SVG and every table as CSV.
 */
public final class ComparisonWriter {
    private static final String FOLDER = "comparison";

    /** In the order of the page. */
    private static final List<Section<Comparison>> SECTIONS = List.of(
            FindingSection::write,
            ComparisonWriter::writeCurves,
            ComparisonWriter::writePairs,
            CostSection::write,
            SweepSection::write,
            ComparisonWriter::writeProvenance);

    private ComparisonWriter() {}

    /** Writes everything into {@code out}; returns the page's path. */
    public static Path write(Comparison comparison, Path out) throws IOException {
        comparison.write(new ComparisonLayout(out).comparison());
        return page(comparison, out);
    }

    /** Whether a folder holds a comparison. */
    public static boolean isComparison(Path folder) {
        return Files.exists(new ComparisonLayout(folder).comparison());
    }

    /** Writes the page into {@code out} again, from the {@code comparison.json} of a folder alone. */
    public static Path rebuild(Path folder, Path out) throws IOException {
        return page(Comparison.read(new ComparisonLayout(folder).comparison()), out);
    }

    private static Path page(Comparison comparison, Path out) throws IOException {
        Page page = new Page("Defences compared");
        page.about(facts(comparison));
        page.caution();
        warning(comparison).ifPresent(page::warn);
        for (Section<Comparison> section : SECTIONS) {
            section.write(page, comparison);
        }
        return page.write(new ComparisonLayout(out).page(), out.resolve(FOLDER));
    }

    private static void writeCurves(Page page, Comparison comparison) {
        CurveSection.write(
                page,
                "defence",
                comparison.defences().stream().map(Defence::compared).toList(),
                Optional.of(comparison.constant()));
    }

    private static void writePairs(Page page, Comparison comparison) {
        PairSection.write(page, names(comparison), comparison.tests());
    }

    private static List<String> names(Comparison comparison) {
        return comparison.defences().stream().map(Defence::name).toList();
    }

    /** Says which networks know simulated recordings alone, though they were evaluated on others. */
    private static Optional<String> warning(Comparison comparison) {
        List<String> warned = comparison.defences().stream()
                .filter(defence -> defence.runs().stream()
                        .anyMatch(
                                run -> RecordingOrigin.warning(run.evaluation()).isPresent()))
                .map(Defence::name)
                .toList();
        if (warned.isEmpty()) {
            return Optional.empty();
        }
        String whose = warned.size() == comparison.defences().size() ? "" : " of " + String.join(", ", warned);
        return Optional.of("Warning" + whose + ": " + RecordingOrigin.WARNING + ".");
    }

    private static Map<String, String> facts(Comparison comparison) {
        About about = comparison.about();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Data set", about.dataSet().orElse("unknown"));
        facts.put("Network", about.network().orElse("unknown"));
        facts.put("Defences", String.join(", ", names(comparison)));
        facts.put("Epochs", about.epochs().map(String::valueOf).orElse("unknown"));
        facts.put("Seeds", comparison.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        return facts;
    }

    /** What the comparison was made from: itself, and each run in short. */
    private static void writeProvenance(Page page, Comparison comparison) {
        page.section("provenance", "Provenance");
        Table table = new Table(
                "Runs compared", List.of("Defence", "Seed", "Folder", "Trained", "Program", "Digest of weights"));
        for (Defence defence : comparison.defences()) {
            defence.runs().forEach(run -> table.row(cells(defence.name(), run)));
        }
        table.writeTo(page.body(), List.of("comparison.json has the provenance of every run in full."));
        page.body().open("div", "class", "provenance");
        ProvenanceSection.table("What this comparison was made from", "Comparison", comparison.provenance())
                .writeTo(page.body(), List.of());
        page.body().close();
        page.endSection();
    }

    private static List<Table.Cell> cells(String defence, RunOrigin run) {
        return List.of(
                Table.text(defence),
                Table.number(Long.toString(run.seed())),
                Table.text(run.folder()),
                Table.text(run.training().map(Provenance::created).orElse("unknown")),
                Table.text(run.evaluation().program()),
                Table.text(run.evaluation().digests().getOrDefault("weights", "unknown")));
    }
}
