package io.heartproof.experiment.comparison;

import io.heartproof.dataset.Split;
import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.file.AtomicFolder;
import io.heartproof.file.Json;
import io.heartproof.layout.ComparisonLayout;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a comparison of defences began with, in its folder: settings, plan and the lists of all. They are there, complete, as soon
 * as the folder exists. Where each file lies says {@link ComparisonLayout}. Immutable.
 */
record DefenceFolder(Path path) {
    /** Makes the folder, which is new or empty, whole or not at all. */
    static DefenceFolder create(Path path, ExperimentConfig config, DefencePlan plan, Split split) throws IOException {
        AtomicFolder.create(path, draft -> {
            ComparisonLayout layout = new ComparisonLayout(draft);
            ConfigFile.write(layout.settings(), config);
            split.write(layout.split());
            Json.write(layout.plan(), plan);
        });
        return new DefenceFolder(path);
    }

    /** A folder that holds a comparison. */
    static DefenceFolder open(Path path) {
        if (!isIn(path)) {
            throw new BadData(
                    path.toString(), "expected the folder of a comparison of defences, with " + ComparisonLayout.PLAN);
        }
        return new DefenceFolder(path);
    }

    static boolean isIn(Path path) {
        return Files.isRegularFile(new ComparisonLayout(path).plan());
    }

    ExperimentConfig config() throws IOException {
        return ConfigFile.defaults().with(layout().settings()).config();
    }

    DefencePlan plan() throws IOException {
        return Json.read(layout().plan(), DefencePlan.class);
    }

    /** Where everything lies. */
    ComparisonLayout layout() {
        return new ComparisonLayout(path);
    }
}
