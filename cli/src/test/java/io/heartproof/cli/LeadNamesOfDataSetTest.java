package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.report.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder whose leads have names that no table knows, and the option {@code --lead} of all commands that read it. */
class LeadNamesOfDataSetTest {
    private static final List<String> NAMED = List.of("I", "II", "V1", "V2", "V3", "V4", "V5", "V6");

    @TempDir
    static Path folder;

    private static Path known;
    private static Path unknown;

    /** The same recordings twice, once with {@code chan 1} for I and so on. */
    @BeforeAll
    static void simulate() throws IOException {
        known = folder.resolve("known");
        unknown = Files.createDirectory(folder.resolve("unknown"));
        CommandRun.of("simulate", "--out", known, "--recordings", 12, "--classes", "Normal,AF");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(known)) {
            for (Path file : files) {
                Path copy = unknown.resolve(file.getFileName());
                Files.copy(file, copy);
                if (copy.toString().endsWith(".hea")) {
                    Files.writeString(copy, renamed(Files.readString(copy)));
                }
            }
        }
    }

    private static String renamed(String header) {
        String result = header;
        for (int i = 0; i < NAMED.size(); i++) {
            result = result.replaceAll("(?m) " + NAMED.get(i) + "$", " chan " + (i + 1));
        }
        return result.replaceAll("(?m) (III|aVR|aVL|aVF)$", " other $1");
    }

    private static List<Object> names() {
        List<Object> names = new ArrayList<>();
        for (int i = 0; i < NAMED.size(); i++) {
            names.addAll(List.of("--lead", "chan " + (i + 1) + "=" + NAMED.get(i)));
        }
        return names;
    }

    private static CommandRun run(List<Object> options, Object... command) {
        return CommandRun.of(Stream.concat(Stream.of(command), options.stream()).toArray());
    }

    private static CommandRun train(Path data, Path run, List<Object> names) {
        List<Object> options = new ArrayList<>(names);
        for (String setting : List.of(
                "input.cutSamples=2048", "training.epochs=1", "split.validationPerClass=1", "split.testPerClass=2")) {
            options.addAll(List.of("--set", setting));
        }
        return run(options, "train", "--data", data, "--out", run, "--threads", 1);
    }

    private static CommandRun evaluate(Path model, Path out, List<Object> names) {
        return run(names, "evaluate", "--model", model, "--data", unknown, "--out", out, "--attacks", "none");
    }

    @Test
    void isRefusedWithTheWayOutNamed() {
        CommandRun validated = CommandRun.of("validate", unknown);
        CommandRun trained = train(unknown, folder.resolve("refused"), List.of());

        assertThat(validated.out()).contains("--lead \"chan 1=I\" (lead= in a request)");
        assertThat(validated.code()).isEqualTo(3);
        assertThat(trained.err()).contains("lead I is missing", "--lead \"chan 1=I\" (lead= in a request)");
        assertThat(trained.code()).isEqualTo(3);
    }

    @Test
    void trainsToTheWeightsOfTheSameRecordingsUnderTheirStandardNamesAndEvaluates() throws IOException {
        Path named = folder.resolve("named");
        Path standard = folder.resolve("standard");

        assertThat(run(names(), "validate", unknown).code()).isZero();
        CommandRun trained = train(unknown, named, names());
        train(known, standard, List.of());

        assertThat(trained.err()).doesNotContain("heartproof:");
        assertThat(trained.code()).isZero();
        assertThat(named.resolve("model.safetensors")).hasSameBinaryContentAs(standard.resolve("model.safetensors"));
        assertThat(named.resolve("config.yaml"))
                .content(StandardCharsets.UTF_8)
                .contains("leads: [\"chan 1=I\", \"chan 2=II\", ");

        CommandRun asTrained = evaluate(named, folder.resolve("asTrained"), List.of());
        CommandRun byOther = evaluate(standard, folder.resolve("byOther"), names());
        CommandRun refused = evaluate(standard, folder.resolve("refusedResults"), List.of());

        assertThat(asTrained.err()).doesNotContain("heartproof:");
        assertThat(Results.read(folder.resolve("asTrained/results.json")).recordings())
                .as("its own test list, read as it was trained")
                .isEqualTo(4);
        assertThat(byOther.code()).isZero();
        assertThat(Results.read(folder.resolve("byOther/results.json")).recordings())
                .isEqualTo(12);
        assertThat(refused.err()).contains("--lead \"chan 1=I\"");
        assertThat(refused.code()).isEqualTo(3);

        CommandRun resumed = CommandRun.of("train", "--resume", named);
        CommandRun renamed = CommandRun.of("train", "--resume", named, "--lead", "chan 1=II");
        assertThat(resumed.code()).as("with the names that it began with").isZero();
        assertThat(renamed.err())
                .startsWith("heartproof: --resume goes on with the settings")
                .contains("cannot be changed, got --lead ");
        assertThat(renamed.code()).isEqualTo(2);
    }

    @Test
    void trainingAndEvaluationSayInALineWhatIsLeftOut() throws IOException {
        Path data = folder.resolve("partly");
        CommandRun.of("simulate", "--out", data, "--recordings", 12, "--classes", "Normal,AF");
        Path table = data.resolve("REFERENCE.csv");
        Files.writeString(
                table,
                Files.readString(table)
                        .replaceAll("(?m)^S00001,.*$", "S00001,1,2,")
                        .replaceAll("(?m)^S00002,.*\\R", ""));
        String line =
                "heartproof: " + data + ": recordings left out: 1 with several labels, 1 that REFERENCE.csv does not"
                        + " label (heartproof validate says which)";

        CommandRun trained = train(data, folder.resolve("partlyTrained"), List.of());
        CommandRun evaluated = CommandRun.of(
                "evaluate",
                "--model",
                folder.resolve("partlyTrained"),
                "--data",
                data,
                "--out",
                folder.resolve("partlyEvaluated"),
                "--attacks",
                "none");

        assertThat(trained.code()).isZero();
        assertThat(trained.err().lines()).containsOnlyOnce(line);
        assertThat(evaluated.err().lines()).containsOnlyOnce(line);
    }
}
