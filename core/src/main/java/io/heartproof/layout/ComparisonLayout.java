package io.heartproof.layout;

import java.nio.file.Path;

/**
 * Where everything lies in the folder of a comparison of defences:
 *
 * <pre>
 * config.yaml   settings of all          nsr/seed-1/                the run of a defence and a seed
 * plan.json     what is compared         sweep/nsr/beta2-0.4/       the run of a value that a sweep tries
 * split/        the lists of all         comparison.json, .html     what came of it
 * </pre>
 *
 * Runs are as {@link RunLayout} says. Immutable.
 */
public record ComparisonLayout(Path folder) {
    /** The name of {@link #plan}. */
    public static final String PLAN = "plan.json";

    /** The name of {@link #comparison}. */
    public static final String COMPARISON = "comparison.json";

    /** The name of {@link #page}. */
    public static final String PAGE = "comparison.html";

    /** Complete settings of all runs. */
    public Path settings() {
        return folder.resolve("config.yaml");
    }

    /** What is compared. */
    public Path plan() {
        return folder.resolve(PLAN);
    }

    /** The folder with the lists of the recordings that train, validate and test. */
    public Path split() {
        return folder.resolve("split");
    }

    /** Where a defence is trained with a seed. */
    public RunLayout run(String defence, long seed) {
        return new RunLayout(folder.resolve(fileName(defence)).resolve("seed-" + seed));
    }

    /** Where a value of a setting is tried on a defence. */
    public RunLayout tried(String defence, String key, String value) {
        String setting = key.substring(key.lastIndexOf('.') + 1);
        return new RunLayout(
                folder.resolve("sweep").resolve(fileName(defence)).resolve(fileName(setting + "-" + value)));
    }

    /** Figures of all defences. */
    public Path comparison() {
        return folder.resolve(COMPARISON);
    }

    /** The same as a page. */
    public Path page() {
        return folder.resolve(PAGE);
    }

    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9.+-]", "-");
    }
}
