package io.heartproof.experiment;

import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Split;
import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.experiment.config.ReadingConfig;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.file.AtomicFolder;
import io.heartproof.file.Json;
import io.heartproof.layout.RunLayout;
import io.heartproof.model.ModelFolder;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Digest;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.About;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a training began with, in its folder: settings, provenance, where the data lay, and the split. They are there, complete,
 * as soon as the folder exists, so a training that is killed at any moment either has no folder or can be resumed. A folder with
 * an imported model has no {@code data.json} and no {@code split}. Where each file lies says {@link RunLayout}. Immutable.
 */
public record RunFolder(Path path) {
    /** The digest of the data in a provenance. */
    static final String DATA_DIGEST = "data";

    /** The digest of the split in a provenance. */
    static final String SPLIT_DIGEST = "split";

    /**
     * What a training begins with.
     *
     * @param data folder of the data set
     */
    record RunStart(ExperimentConfig config, Provenance provenance, Path data, Split split) {}

    /** The content of {@code data.json}. */
    private record DataLocation(String folder) {}

    /** Makes the folder, which is new or empty, with everything that a training begins with, whole or not at all. */
    static RunFolder create(Path path, RunStart start) throws IOException {
        String data = start.data().toAbsolutePath().normalize().toString();
        AtomicFolder.create(path, draft -> {
            RunLayout layout = new RunLayout(draft);
            ConfigFile.write(layout.settings(), start.config());
            Json.write(layout.provenance(), start.provenance());
            Json.write(layout.data(), new DataLocation(data));
            start.split().write(layout.split());
        });
        return new RunFolder(path);
    }

    /** Whether a folder holds a training, finished or not. */
    public static boolean isIn(Path path) {
        RunLayout layout = new RunLayout(path);
        return Files.isRegularFile(layout.settings()) && Files.isRegularFile(layout.data());
    }

    /** A folder that holds a training. */
    public static RunFolder open(Path path) {
        RunFolder run = new RunFolder(path);
        if (!isIn(path)) {
            throw new BadData(path.toString(), "expected the folder of a training, with config.yaml and data.json");
        }
        return run;
    }

    /** Settings over the defaults, where the folder has any, for data that may be other than those of the training. */
    public ConfigFile settingsForAnyData() throws IOException {
        return ConfigFile.of(settings().config().with(ReadingConfig.NONE));
    }

    /** Settings over the defaults, where the folder has any. */
    public ConfigFile settings() throws IOException {
        Path file = layout().settings();
        return Files.exists(file) ? ConfigFile.defaults().with(file) : ConfigFile.defaults();
    }

    /** Writes settings and provenance of a model that was not trained here. */
    public void writeOrigin(ExperimentConfig config, Provenance provenance) throws IOException {
        ConfigFile.write(layout().settings(), config);
        Json.write(layout().provenance(), provenance);
    }

    /** Whether the folder says what the training is made from. */
    public boolean hasProvenance() {
        return Files.isRegularFile(layout().provenance());
    }

    /** What the training is made from. */
    public Provenance provenance() throws IOException {
        return Json.read(layout().provenance(), Provenance.class);
    }

    /** Where the data lay when the training began. */
    Path data() throws IOException {
        return Path.of(Json.read(layout().data(), DataLocation.class).folder());
    }

    /** Whether the training, which it holds, began with that data, wherever it lies now. */
    boolean beganWith(DataSet data) throws IOException {
        return data.digest().equals(provenance().digests().get(DATA_DIGEST));
    }

    /** Whether the training has come to its end. */
    public boolean hasModel() {
        return ModelFolder.isComplete(path);
    }

    boolean hasSplit() {
        return Files.isDirectory(layout().split());
    }

    /** The lists that the training began with; {@link BadData} where they have been changed since. */
    Split split() throws IOException {
        Split split = Split.read(layout().split());
        String began = provenance().digests().getOrDefault(SPLIT_DIGEST, "");
        if (!digest(split).equals(began)) {
            throw new BadData(
                    layout().split().toString(),
                    "expected the lists that the training began with (digest %s), got others (%s)"
                            .formatted(began, digest(split)));
        }
        return split;
    }

    static String digest(Split split) {
        Digest digest = new Digest();
        for (List<String> list : List.of(split.train(), split.validation(), split.test())) {
            digest.add(Integer.toString(list.size()));
            list.forEach(digest::add);
        }
        return digest.hex();
    }

    /** What is evaluated with its model; of a model that was not trained here neither defence nor epochs are known. */
    About about(Path data) throws IOException {
        ExperimentConfig config = settings().config();
        boolean trained = Files.isRegularFile(layout().data());
        return new About(
                About.name(data),
                Optional.of(ModelFolder.architecture(path).name()),
                trained ? Optional.of(config.defence().objective()) : Optional.empty(),
                trained ? Optional.of(config.training().epochs()) : Optional.empty());
    }

    /** Where everything lies. */
    RunLayout layout() {
        return new RunLayout(path);
    }
}
