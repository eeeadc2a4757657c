package io.heartproof.experiment;

import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.file.Json;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.process.ProcessGroup;
import io.heartproof.provenance.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.type.TypeReference;

/**
 * What processes that work together must have in common before they begin. Nothing later would notice: gradients of other
 * recordings are added up like any, and what a weaker attack found is a finding like any. Every process makes the same calls in the
 * same order. Immutable.
 *
 * @param work such as {@code training}
 */
record SharedBeginning(String work, ProcessGroup processes) {
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    private static final String NONE = "none";
    private static final int MOST_CHARACTERS = 80;

    /** The settings of a training that all processes have in common: all but threads, device and places of files. */
    static Map<String, String> settings(ExperimentConfig config) {
        ExperimentConfig defaults = ConfigFile.defaults().config();
        ExperimentConfig common = new ExperimentConfig(
                config.seed(),
                1,
                defaults.device(),
                config.reading(),
                config.input(),
                defaults.split(),
                config.network(),
                config.defence(),
                config.training(),
                defaults.evaluation(),
                defaults.cache());
        return ConfigFile.of(common).values();
    }

    /** The recordings of a set and their order, as a digest: some may be refused in one process alone, such as for want of memory. */
    static String usable(PreparedSet set) {
        Digest digest = new Digest();
        set.recordings().forEach(one -> digest.add(one.recording()));
        return digest.hex();
    }

    /**
     * Requires the same facts of all.
     *
     * @param own by what they are, such as {@code training.batchSize}
     * @throws BadUsage naming one that differs, and the process that has another
     */
    void same(Map<String, String> own) {
        if (processes.isAlone()) {
            return;
        }
        List<Map<String, String>> all =
                processes.gather(Json.line(new TreeMap<>(own)).getBytes(StandardCharsets.UTF_8)).stream()
                        .map(bytes -> Json.mapper().readValue(bytes, FACTS))
                        .toList();
        Map<String, String> first = all.get(0);
        for (int rank = 1; rank < all.size(); rank++) {
            Map<String, String> others = all.get(rank);
            TreeSet<String> known = new TreeSet<>(first.keySet());
            known.addAll(others.keySet());
            for (String what : known) {
                String here = first.getOrDefault(what, NONE);
                String there = others.getOrDefault(what, NONE);
                if (!here.equals(there)) {
                    throw differing(what, here, rank, there);
                }
            }
        }
    }

    private BadUsage differing(String what, String here, int rank, String there) {
        return new BadUsage(String.format(
                Locale.ROOT,
                "%s in %d processes: expected the same %s in all, got %s in process %d and %s in process 0",
                work,
                processes.size(),
                what,
                shortened(there),
                rank,
                shortened(here)));
    }

    private static String shortened(String value) {
        return value.length() <= MOST_CHARACTERS ? value : value.substring(0, MOST_CHARACTERS) + "...";
    }
}
