package io.heartproof.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.heartproof.file.Json;
import io.heartproof.layout.RunLayout;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.report.About;
import io.heartproof.report.BreakingLevel;
import io.heartproof.report.section.ReportWriter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every field and column that is written has its place in docs/results.md. */
class DocumentedFieldsTest {
    private static final Path DOCUMENT = Path.of("../docs/results.md");

    /** What is below them has names of its own, not fields. */
    private static final Set<String> MAPS = Set.of("digests", "versions", "testedLevels");

    @TempDir
    Path folder;

    @Test
    void everyFieldAndColumnIsDocumented() throws IOException {
        List<DefenceRuns> defences = List.of(
                new SyntheticDefence("ce", 60, 1, 10).write(folder, 1),
                new SyntheticDefence("nsr", 60, 0.4, 21).write(folder, 1));
        Sweep sweep = new Sweep("nsr", "defence.nsr.beta2", 3, List.of(new Sweep.TriedValue("0.6", 0.73, true)));
        ComparisonWriter.write(
                Comparison.of(
                        defences, new ComparisonPlan(40, 5, Map.of()), List.of(sweep), SyntheticDefence.provenance(5)),
                folder.resolve("out"));
        List<Path> runs =
                List.of(defences.get(0).runs().get(0), defences.get(1).runs().get(0));
        ReportWriter.write(runs, folder.resolve("out"));
        BreakingLevel.write(folder.resolve("out/breaking-levels.csv"), List.of());
        RunLayout run = new RunLayout(runs.get(0));
        Set<String> names = new TreeSet<>();
        fields(Json.read(folder.resolve("out/comparison.json"), JsonNode.class), names);
        fields(Json.read(run.evaluated().results(), JsonNode.class), names);
        for (Class<?> type : List.of(
                About.class,
                EpochMetrics.class,
                EpochMetrics.Validation.class,
                EpochMetrics.Interval.class,
                EpochMetrics.Robust.class,
                EpochMetrics.Kept.class,
                EpochMetrics.Alarm.class)) {
            Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .forEach(names::add);
        }
        columns(run.evaluated().predictions(), names);
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            for (Path csv :
                    files.filter(file -> file.toString().endsWith(".csv")).toList()) {
                columns(csv, names);
            }
        }
        String document = Files.readString(DOCUMENT);

        assertThat(names).hasSizeGreaterThan(60);
        assertThat(names.stream().filter(name -> !isDocumented(document, name))).isEmpty();
    }

    private static boolean isDocumented(String document, String name) {
        return document.matches("(?s).*[`,\"]" + name + "[`,\"].*");
    }

    private static void fields(JsonNode node, Set<String> names) {
        node.properties().forEach(field -> {
            names.add(field.getKey());
            if (!MAPS.contains(field.getKey())) {
                fields(field.getValue(), names);
            }
        });
        if (node.isArray()) {
            node.forEach(element -> fields(element, names));
        }
    }

    /** A figure's four columns count as one. */
    private static void columns(Path file, Set<String> names) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
            List<String> header = csv.iterator().next().getFields();
            header.stream()
                    .filter(name -> !header.contains(name.replaceFirst("(Low|High|Undefined)$", "") + "Low")
                            || header.contains(name + "Low"))
                    .forEach(names::add);
        }
    }
}
