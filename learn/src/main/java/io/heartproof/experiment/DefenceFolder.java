package io.heartproof.experiment;

import io.heartproof.dataset.Split;
import io.heartproof.experiment.config.ConfigFile;
import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.file.AtomicFolder;
import io.heartproof.file.Json;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of a comparison of defences:
 *
 * <pre>
 * config.yaml   settings of all          nsr/seed-1/                the run of a defence and a seed
 * plan.json     what is compared         sweep/nsr/beta2-0.4/       the run of a value that a sweep tries
 * split/        the lists of all         comparison.json, .html     what came of it
 * </pre>
 *
 * The left column is there, complete, as soon as the folder exists.
 */
record DefenceFolder(Path path) {
    private static final String CONFIG = "config.yaml";
    private static final String PLAN = "plan.json";
    private static final String SPLIT = "split";

    /** Makes the folder, which is new or empty, whole or not at all. */
    static DefenceFolder create(Path path, ExperimentConfig config, DefencePlan plan, Split split) throws IOException {
        AtomicFolder.create(path, draft -> {
            ConfigFile.write(draft.resolve(CONFIG), config);
            split.write(draft.resolve(SPLIT));
            Json.write(draft.resolve(PLAN), plan);
        });
        return new DefenceFolder(path);
    }

    /** A folder that holds a comparison. */
    static DefenceFolder open(Path path) {
        if (!isIn(path)) {
            throw new BadData(path.toString(), "expected the folder of a comparison of defences, with " + PLAN);
        }
        return new DefenceFolder(path);
    }

    static boolean isIn(Path path) {
        return Files.isRegularFile(path.resolve(PLAN));
    }

    ExperimentConfig config() throws IOException {
        return ConfigFile.defaults().with(path.resolve(CONFIG)).config();
    }

    DefencePlan plan() throws IOException {
        return Json.read(path.resolve(PLAN), DefencePlan.class);
    }

    Path split() {
        return path.resolve(SPLIT);
    }

    /** Where a defence is trained with a seed. */
    Path run(String defence, long seed) {
        return path.resolve(fileName(defence)).resolve("seed-" + seed);
    }

    /** Where a value of a setting is tried on a defence. */
    Path tried(String defence, String key, String value) {
        String setting = key.substring(key.lastIndexOf('.') + 1);
        return path.resolve("sweep").resolve(fileName(defence)).resolve(fileName(setting + "-" + value));
    }

    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9.+-]", "-");
    }
}
