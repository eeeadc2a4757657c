package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.format.array.NpyHeader;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same recordings as files, in npy and in HDF5, and the commands that take data sets. */
class ArrayCommandsTest {
    private static final List<Object> UNIT = List.of("--unit", "mV");
    private static final List<Object> OPTIONS = Stream.concat(
                    UNIT.stream(),
                    Stream.of(
                            "--sampling-rate",
                            500,
                            "--lead-order",
                            Lead.STANDARD_12.stream().map(Lead::name).collect(Collectors.joining(","))))
            .toList();

    @TempDir
    static Path folder;

    private static Path files;
    private static Path npy;
    private static Path hdf5;

    @BeforeAll
    static void write() throws IOException {
        files = folder.resolve("files");
        npy = Files.createDirectory(folder.resolve("npy"));
        hdf5 = Files.createDirectory(folder.resolve("hdf5"));
        CommandRun.of("simulate", "--out", files, "--recordings", 12, "--classes", "Normal,AF");
        for (Path copy : List.of(npy, hdf5)) {
            Files.copy(files.resolve("REFERENCE.csv"), copy.resolve("REFERENCE.csv"));
        }
        DataSet data = DataSet.open(files);
        List<String> names = data.entries().stream().map(Entry::recording).toList();
        writeArrays(names, signals(data));
    }

    /** (N, T, L), shorter recordings with zeros behind them. */
    private static float[][][] signals(DataSet data) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        for (Entry entry : data.entries()) {
            recordings.add(data.read(entry));
        }
        int longest = recordings.stream().mapToInt(Recording::length).max().orElseThrow();
        float[][][] signals = new float[recordings.size()][longest][Lead.STANDARD_12.size()];
        for (int n = 0; n < signals.length; n++) {
            for (int l = 0; l < Lead.STANDARD_12.size(); l++) {
                float[] samples = recordings
                        .get(n)
                        .signal(Lead.STANDARD_12.get(l))
                        .orElseThrow()
                        .samples();
                for (int t = 0; t < samples.length; t++) {
                    signals[n][t][l] = samples[t];
                }
            }
        }
        return signals;
    }

    private static void writeArrays(List<String> names, float[][][] signals) throws IOException {
        byte[] header = NpyHeader.of("<f4", signals.length, signals[0].length, signals[0][0].length);
        ByteBuffer bytes = ByteBuffer.allocate(
                        header.length + Float.BYTES * signals.length * signals[0].length * signals[0][0].length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
        for (float[][] recording : signals) {
            for (float[] leads : recording) {
                for (float value : leads) {
                    bytes.putFloat(value);
                }
            }
        }
        Files.write(npy.resolve("signals.npy"), bytes.array());
        Files.writeString(npy.resolve("RECORDINGS.csv"), "recording\n" + String.join("\n", names) + "\n");
        try (WritableHdfFile file = HdfFile.write(hdf5.resolve("part0.hdf5"))) {
            DatasetCreationOptions packed = DatasetCreationOptions.builder()
                    .chunkDimensions(5, 1_000, 12)
                    .shuffle()
                    .deflate()
                    .build();
            file.putDataset("tracings", signals, packed);
            file.putDataset("names", names.toArray(String[]::new));
        }
    }

    private static CommandRun run(List<?> options, Object... command) {
        return CommandRun.of(Stream.concat(Stream.of(command), options.stream()).toArray());
    }

    private static CommandRun train(Path data, Path run, List<Object> options) {
        List<Object> all = new ArrayList<>(options);
        for (String setting : List.of(
                "network.architecture=tiny",
                "input.cutSamples=2048",
                "training.epochs=1",
                "split.validationPerClass=1",
                "split.testPerClass=2")) {
            all.addAll(List.of("--set", setting));
        }
        return run(all, "train", "--data", data, "--out", run, "--threads", 1);
    }

    private static List<Object> hdf5Options() {
        return Stream.concat(OPTIONS.stream(), Stream.of("--names-key", "names"))
                .toList();
    }

    @Test
    void trainsToTheWeightsOfTheSameRecordingsInFilesAndEvaluates() throws IOException {
        Path fromFiles = folder.resolve("fromFiles");
        Path fromHdf5 = folder.resolve("fromHdf5");

        assertThat(train(files, fromFiles, List.of()).code()).isZero();
        CommandRun trained = train(hdf5.resolve("part0.hdf5"), fromHdf5, hdf5Options());

        assertThat(trained.err()).doesNotContain("heartproof:");
        assertThat(fromHdf5.resolve("model.safetensors"))
                .hasSameBinaryContentAs(fromFiles.resolve("model.safetensors"));
        CommandRun other = run(
                OPTIONS,
                "evaluate",
                "--model",
                fromHdf5,
                "--data",
                npy,
                "--out",
                folder.resolve("e"),
                "--attacks",
                "none");
        assertThat(other.err()).doesNotContain("heartproof:");
        assertThat(other.code()).isZero();
    }

    @Test
    void validatesAndSaysWhatIsMissing() {
        CommandRun complete = run(hdf5Options(), "validate", hdf5);
        assertThat(complete.code()).as(complete.err() + complete.out()).isZero();

        assertThat(run(OPTIONS, "validate", npy).code()).isZero();
        CommandRun without = run(UNIT, "validate", npy);
        assertThat(without.code()).isEqualTo(3);
        assertThat(without.out())
                .contains("signals.npy row 0 (S00001): states no sampling rate; give it with --sampling");
    }

    @Test
    void classifiesAsTheFilesAreClassified() throws Exception {
        Path model = UntrainedModel.writeInto(folder);

        CommandRun ofFiles = CommandRun.of("classify", "--model", model, "--format", "csv", files);
        CommandRun ofHdf5 =
                run(hdf5Options(), "classify", "--model", model, "--format", "csv", hdf5.resolve("part0.hdf5"));

        assertThat(ofHdf5.err()).isEmpty();
        assertThat(ofHdf5.out()).hasLineCount(13).contains("part0.hdf5 row 0 (S00001),");
        assertThat(probabilities(ofHdf5)).isEqualTo(probabilities(ofFiles));
        assertThat(run(UNIT, "classify", "--model", model, npy).code()).isEqualTo(3);
    }

    /** All cells of the answers but those that say where the recording is from, and notes. */
    private static List<List<String>> probabilities(CommandRun run) {
        return run.out()
                .lines()
                .map(line -> List.of(line.split(",")).subList(1, 5))
                .toList();
    }

    @Test
    void refusesTheOptionsForOtherFiles() {
        CommandRun validated = run(OPTIONS, "validate", files);

        assertThat(validated.code()).isEqualTo(3);
        assertThat(validated.out()).contains("an order of leads, a unit and keys are said of npy and HDF5 only");
    }
}
