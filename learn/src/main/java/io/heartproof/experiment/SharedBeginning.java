package io.heartproof.experiment;

import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.problem.BadUsage;
import io.heartproof.process.ProcessGroup;
import io.heartproof.provenance.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What the processes of a training must have in common before it begins. Nothing later would notice: gradients of other recordings
 * are added up like any. Every process makes the same calls in the same order. Immutable.
 */
record SharedBeginning(ProcessGroup processes) {
    /**
     * Requires the same settings of all; threads, device and places of files may differ.
     *
     * @throws BadUsage naming the process that has others
     */
    void settings(ExperimentConfig config) {
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
        same("settings", ConfigFile.text(common));
    }

    /**
     * Requires the same text of all.
     *
     * @param what it stands for, in the plural, such as {@code recordings}
     * @throws BadUsage naming the process that has another
     */
    void same(String what, String own) {
        byte[] digest = new Digest().add(own).hex().getBytes(StandardCharsets.UTF_8);
        List<String> all = processes.gather(digest).stream()
                .map(each -> new String(each, StandardCharsets.UTF_8))
                .toList();
        for (int rank = 1; rank < all.size(); rank++) {
            if (!all.get(rank).equals(all.get(0))) {
                throw new BadUsage(String.format(
                        Locale.ROOT,
                        "training in %d processes: expected the same %s in all, got others in process %d than in"
                                + " process 0",
                        all.size(),
                        what,
                        rank));
            }
        }
    }
}
