package io.heartproof.report.section;

import io.heartproof.provenance.Provenance;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Table;
import io.heartproof.report.run.CommonLevels;
import io.heartproof.report.run.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each run was made from: its training and its evaluation side by side. */
public final class ProvenanceSection {
    private ProvenanceSection() {}

    /** Writes the section, if a run says where it comes from. */
    static void write(Page page, CommonLevels common) {
        List<Run> runs = common.runs();
        if (runs.stream().allMatch(run -> columns(run).isEmpty())) {
            return;
        }
        page.section("provenance", "Provenance");
        page.body().open("div", "class", "provenance");
        for (Run run : runs) {
            table("What \u201c" + run.name() + "\u201d was made from", columns(run))
                    .writeTo(page.body(), List.of());
        }
        page.body().close();
        page.endSection();
    }

    private static Map<String, Map<String, String>> columns(Run run) {
        Map<String, Map<String, String>> columns = new LinkedHashMap<>();
        run.training().ifPresent(training -> columns.put("Training", entries(training)));
        run.results().ifPresent(results -> columns.put("Evaluation", entries(results.provenance())));
        return columns;
    }

    /** What one thing was made from. */
    public static Table table(String caption, String column, Provenance provenance) {
        return table(caption, Map.of(column, entries(provenance)));
    }

    private static Table table(String caption, Map<String, Map<String, String>> columns) {
        List<String> header = new ArrayList<>(columns.keySet());
        header.add(0, "");
        Table table = new Table(caption, header);
        Set<String> keys = new LinkedHashSet<>();
        columns.values().forEach(column -> keys.addAll(column.keySet()));
        for (String key : keys) {
            List<Table.Cell> row = new ArrayList<>(List.of(Table.text(key)));
            columns.values().forEach(column -> row.add(Table.text(column.getOrDefault(key, ""))));
            table.row(row);
        }
        return table;
    }

    private static Map<String, String> entries(Provenance provenance) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("Program", provenance.program());
        entries.put("Created", provenance.created());
        entries.put("Command", provenance.command());
        entries.put("Seed", Long.toString(provenance.seed()));
        entries.put("Threads", Integer.toString(provenance.threads()));
        entries.put("Device", provenance.device());
        provenance
                .versions()
                .forEach((name, version) ->
                        entries.put(name.equals("os") ? "Operating system" : "Version of " + name, version));
        provenance.digests().forEach((name, digest) -> entries.put("Digest of " + digested(name), digest));
        return entries;
    }

    /** What a digest is of, where its name in the file does not say so. */
    private static String digested(String name) {
        return switch (name) {
            case "trained on simulated" -> "names of simulated recordings trained on";
            case "trained on other" -> "names of recordings trained on";
            case "evaluated on simulated" -> "names of simulated recordings evaluated";
            case "evaluated on other" -> "names of recordings evaluated";
            case "learnt on" -> "names of recordings that noise was learnt on";
            default -> name;
        };
    }
}
