package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.file.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code experiment --defences}, as small as it goes: two defences, two seeds, a sweep. */
class DefenceComparisonTest {
    @TempDir
    static Path folder;

    private static Path data;
    private static Path all;
    private static CommandRun run;

    @BeforeAll
    static void compare() {
        data = folder.resolve("data");
        all = folder.resolve("all");
        CommandRun.of("simulate", "--out", data, "--recordings", 36);
        run = CommandRun.of(
                "experiment",
                "--data",
                data,
                "--out",
                all,
                "--defences",
                "ce,nsr",
                "--seeds",
                2,
                "--sweep",
                "defence.nsr.beta2=0.4,0.8",
                "--threads",
                1,
                "--set",
                "input.cutSamples=2048",
                "--set",
                "training.epochs=1",
                "--set",
                "evaluation.pgd.iterations=1",
                "--set",
                "evaluation.pgd.linf=0.01",
                "--set",
                "evaluation.pgd.l2=",
                "--set",
                "evaluation.whiteNoise=0.1",
                "--set",
                "evaluation.examples=0");
    }

    @Test
    void trainsEveryDefenceWithEverySeedOnTheSameLists() throws IOException {
        assertThat(run.err()).doesNotContain("heartproof:");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("comparison.html");
        String list = Files.readString(all.resolve("split/test.txt"));
        for (String defence : new String[] {"ce", "nsr"}) {
            for (int seed = 1; seed <= 2; seed++) {
                Path one = all.resolve(defence).resolve("seed-" + seed);
                assertThat(one.resolve("evaluation/results.json")).exists();
                assertThat(one.resolve("config.yaml"))
                        .content(StandardCharsets.UTF_8)
                        .contains("seed: " + seed, "objective: " + defence);
                assertThat(one.resolve("split/test.txt"))
                        .content(StandardCharsets.UTF_8)
                        .isEqualTo(list);
            }
        }
    }

    @Test
    void sweepsTheSettingOfItsOwnDefenceAndTakesWhatValidationPicked() throws IOException {
        JsonNode comparison =
                Json.mapper().readTree(all.resolve("comparison.json").toFile());

        assertThat(comparison.at("/sweeps").size()).isEqualTo(1);
        assertThat(comparison.at("/sweeps/0/defence").asString()).isEqualTo("nsr");
        String picked = "";
        for (JsonNode entry : comparison.at("/sweeps/0/entries")) {
            picked = entry.get("picked").booleanValue() ? entry.get("value").asString() : picked;
        }
        assertThat(picked).isIn("0.4", "0.8");
        assertThat(all.resolve("nsr/seed-2/config.yaml"))
                .content(StandardCharsets.UTF_8)
                .contains("beta2: " + picked);
        assertThat(all.resolve("sweep/nsr/beta2-0.8/model.json")).exists();
        assertThat(all.resolve("sweep/ce")).doesNotExist();
    }

    @Test
    void goesOnWhereItWasInterrupted() throws IOException {
        Path lost = all.resolve("nsr/seed-2/evaluation/results.json");
        FileTime before = Files.getLastModifiedTime(all.resolve("nsr/seed-1/evaluation/results.json"));
        String predictions = Files.readString(all.resolve("nsr/seed-2/evaluation/predictions.csv"));
        Files.delete(lost);
        Files.delete(all.resolve("nsr/seed-2/model.json"));
        Files.delete(all.resolve("comparison.html"));

        CommandRun again = CommandRun.of("experiment", "--resume", all);

        assertThat(again.err()).doesNotContain("heartproof:");
        assertThat(lost).exists();
        assertThat(all.resolve("comparison.html")).exists();
        assertThat(all.resolve("nsr/seed-2/evaluation/predictions.csv"))
                .content(StandardCharsets.UTF_8)
                .isEqualTo(predictions);
        assertThat(Files.getLastModifiedTime(all.resolve("nsr/seed-1/evaluation/results.json")))
                .isEqualTo(before);
    }

    @Test
    void reportWritesThePageAgain() {
        Path page = folder.resolve("page");

        CommandRun report = CommandRun.of("report", all, "--out", page);

        assertThat(report.code()).isZero();
        assertThat(page.resolve("comparison.html"))
                .content(StandardCharsets.UTF_8)
                .contains("Defences compared", "nsr");
    }

    @Test
    void refusesWhatMakesNoComparison() {
        Object[] start = {"experiment", "--data", data, "--out", folder.resolve("x"), "--defences"};
        assertThat(CommandRun.of(with(start, "ce,ce")).err()).contains("--defences: expected at least one, each once");
        assertThat(CommandRun.of(with(start, "magic")).err()).contains("expected one of ce, nsr", "'magic'");
        assertThat(CommandRun.of(with(start, "ce", "--sweep", "defence.nsr.beta2=1,2"))
                        .err())
                .contains("--sweep: expected a setting of one of the defences [ce]");
        assertThat(CommandRun.of(with(start, "nsr", "--sweep", "defence.nsr.beta2=1"))
                        .err())
                .contains("two values or more");
        CommandRun changed = CommandRun.of("experiment", "--resume", all, "--seed", 3);
        assertThat(changed.code()).isEqualTo(2);
        assertThat(changed.err()).contains("cannot be changed");
        assertThat(CommandRun.of("experiment", "--resume", data).code()).isEqualTo(3);
    }

    private static Object[] with(Object[] start, Object... more) {
        Object[] all = java.util.Arrays.copyOf(start, start.length + more.length);
        System.arraycopy(more, 0, all, start.length, more.length);
        return all;
    }
}
