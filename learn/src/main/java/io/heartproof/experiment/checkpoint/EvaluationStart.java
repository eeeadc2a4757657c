package io.heartproof.experiment.checkpoint;

import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.file.Json;
import io.heartproof.layout.CheckpointLayout;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an evaluation began with: everything that its findings depend on. Immutable.
 *
 * @param config settings, with the number of threads that is used
 */
public record EvaluationStart(ExperimentConfig config, Beginning beginning) {
    private static final String LIBTORCH = "libtorch";
    private static final String CACHE = "cache.";
    private static final String NONE = "none";

    /** What each of several processes may have otherwise; what lies in the files is compared by digests. */
    private static final Set<String> OWN = Set.of(
            "threads",
            "device",
            "evaluation.recordedNoise.folder",
            "evaluation.attack.foundOn.networks",
            "evaluation.attack.foundOn.recordings");

    /** Digests that say the most, where several differ. */
    private static final List<String> FIRST = List.of("weights", "contract", "data", "recordings", "noise");

    /**
     * The content of {@code began.json}. Folders and files are absolute.
     *
     * @param evaluated where model and data lie
     * @param recordings names of those that are evaluated, in order
     * @param provenance of the results, with the digests of model, data, noise and code
     */
    public record Beginning(Evaluated evaluated, List<String> recordings, Provenance provenance) {
        public Beginning {
            recordings = List.copyOf(recordings);
        }
    }

    /**
     * Where model and data lie.
     *
     * @param model folder of a run, or an ONNX file
     * @param contract how an ONNX file is fed, where it does not say so itself
     */
    public record Evaluated(String model, Optional<String> contract, String data) {
        /** The same as absolute paths. */
        public static Evaluated at(Path model, Optional<Path> contract, Path data) {
            return new Evaluated(absolute(model), contract.map(Evaluated::absolute), absolute(data));
        }

        private static String absolute(Path path) {
            return path.toAbsolutePath().normalize().toString();
        }
    }

    void write(CheckpointLayout layout) throws IOException {
        ConfigFile.write(layout.settings(), config);
        Json.write(layout.began(), beginning);
    }

    static EvaluationStart read(CheckpointLayout layout) throws IOException {
        ExperimentConfig config = ConfigFile.defaults().with(layout.settings()).config();
        return new EvaluationStart(config, Json.read(layout.began(), Beginning.class));
    }

    /**
     * Refuses to go on with another model, other data or settings.
     *
     * @param folder of the evaluation that began with this
     */
    void requireSame(EvaluationStart now, Path folder) {
        Map<String, String> before = facts();
        Map<String, String> after = now.facts();
        after.forEach((what, value) -> {
            String began = before.getOrDefault(what, NONE);
            if (!began.equals(value)) {
                throw new BadData(
                        folder.toString(),
                        "%s: expected %s, with which the evaluation began, got %s".formatted(what, began, value));
            }
        });
    }

    /** What processes that share the evaluation have in common: everything but threads, device and where files lie. */
    public Map<String, String> shared() {
        Map<String, String> shared = facts();
        shared.keySet().removeIf(OWN::contains);
        return shared;
    }

    /** By what they are, such as {@code digest of the weights}, {@code evaluation.attack.unit}. */
    private Map<String, String> facts() {
        Provenance made = beginning.provenance();
        Map<String, String> facts = new LinkedHashMap<>();
        FIRST.forEach(what -> facts.put("digest of " + what, made.digests().getOrDefault(what, NONE)));
        made.digests().forEach((what, digest) -> facts.put("digest of " + what, digest));
        facts.put("program", made.program());
        facts.put(LIBTORCH, made.versions().getOrDefault(LIBTORCH, NONE));
        ConfigFile.of(config).values().forEach((key, value) -> {
            if (!key.startsWith(CACHE)) {
                facts.put(key, value);
            }
        });
        return facts;
    }
}
