package io.heartproof.report.section;

import io.heartproof.file.Yaml;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.About;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Table;
import io.heartproof.report.run.CommonLevels;
import io.heartproof.report.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the runs are: data set, network, defence, epochs; of several runs also the settings and data that differ. */
final class AboutSection {
    private static final String UNKNOWN = "unknown";
    private static final int DIGEST = 19; // "sha256:" and twelve digits

    private AboutSection() {}

    /** Writes it at the head of the page. */
    static void write(Page page, CommonLevels common) throws IOException {
        List<Run> runs = common.runs();
        if (runs.size() == 1) {
            page.about(facts(runs.get(0)));
            return;
        }
        List<Map<String, String>> facts = new ArrayList<>();
        for (Run run : runs) {
            facts.add(facts(run));
        }
        Table table = new Table("Runs compared", List.copyOf(facts.get(0).keySet()));
        facts.forEach(one -> table.row(one.values().stream().map(Table::text).toList()));
        table.writeCards(page.body());
    }

    private static Map<String, String> facts(Run run) throws IOException {
        About about = About.read(run.files());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Run", run.name());
        facts.put("Data set", about.dataSet().orElse(UNKNOWN));
        facts.put("Network", about.network().orElse(UNKNOWN));
        facts.put("Defence", about.defence().orElse(UNKNOWN));
        facts.put("Epochs", about.epochs().map(String::valueOf).orElse(UNKNOWN));
        facts.put(
                "Recordings evaluated",
                run.results()
                        .map(results -> Integer.toString(results.recordings()))
                        .orElse("none"));
        return facts;
    }

    /** Writes a section on what differs between several runs. */
    static void writeDifferences(Page page, CommonLevels common) throws IOException {
        List<Run> runs = common.runs();
        if (runs.size() < 2) {
            return;
        }
        List<Map<String, String>> all = new ArrayList<>();
        for (Run run : runs) {
            all.add(entries(run));
        }
        List<String> header = new ArrayList<>(List.of("Setting or data"));
        runs.forEach(run -> header.add(run.name()));
        Table table = new Table("Settings and data that differ", header);
        Set<String> keys = new LinkedHashSet<>();
        all.forEach(one -> keys.addAll(one.keySet()));
        List<String> differing = keys.stream()
                .filter(key -> all.stream()
                                .map(one -> one.getOrDefault(key, UNKNOWN))
                                .distinct()
                                .count()
                        > 1)
                .toList();
        differing.forEach(key -> table.row(row(key, all)));
        page.section("settings", "What differs");
        if (differing.isEmpty()) {
            page.body().element("p", "Settings and data are the same.");
        } else {
            table.writeTo(page.body(), List.of());
        }
        page.endSection();
    }

    private static List<Table.Cell> row(String key, List<Map<String, String>> all) {
        List<Table.Cell> row = new ArrayList<>(List.of(Table.text(key)));
        all.forEach(one -> row.add(Table.text(one.getOrDefault(key, UNKNOWN))));
        return row;
    }

    private static Map<String, String> entries(Run run) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        if (Files.exists(run.files().settings())) {
            flatten("", Yaml.read(run.files().settings()), entries);
        }
        run.training().ifPresent(training -> put(entries, "training", training));
        run.results().ifPresent(results -> put(entries, "evaluation", results.provenance()));
        return entries;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> entries) {
        if (!node.isObject()) {
            entries.put(prefix, node.isString() ? node.stringValue() : node.toString());
            return;
        }
        node.properties()
                .forEach(entry -> flatten(
                        prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey(), entry.getValue(), entries));
    }

    private static void put(Map<String, String> entries, String of, Provenance provenance) {
        provenance.digests().forEach((what, digest) -> entries.put(of + ": " + what, shortened(digest)));
        entries.put(of + ": program", provenance.program());
        entries.put(of + ": seed", Long.toString(provenance.seed()));
        entries.put(of + ": threads", Integer.toString(provenance.threads()));
        entries.put(of + ": device", provenance.device());
        provenance.versions().forEach((what, version) -> entries.put(of + ": " + what, version));
    }

    private static String shortened(String digest) {
        return digest.length() <= DIGEST ? digest : digest.substring(0, DIGEST) + "\u2026";
    }
}
