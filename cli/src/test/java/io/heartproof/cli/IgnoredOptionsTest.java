package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An option that would change nothing is refused before anything is read or written. */
class IgnoredOptionsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inspect A0001.hea --seed 1 | unknown option '--seed'",
                "convert A0001.hea --out DIR --format csv --threads 1 | unknown option '--threads'",
                "convert A0001.hea --out DIR --format csv --keep-identity | --keep-identity: changes nothing",
                "export --model DIR --out DIR/m.onnx --device cpu | unknown option '--device'",
                "export-weights --model DIR --out DIR/m --set seed=1 | unknown option '--set'",
                "report DIR --config c.yaml | unknown option '--config'",
                "simulate --out DIR --recordings 9 --device cpu | --device: changes nothing in this command",
                "simulate --out DIR --recordings 9 --set training.epochs=3 | --set training.epochs: changes nothing in"
                        + " this command, which reads seed, threads",
                "validate DIR --seed 1 | --seed: changes nothing in this command",
                "validate DIR --set split.testPerClass=1 | --set split.testPerClass: changes nothing",
                "import-weights w --out DIR --set training.epochs=1 | --set training.epochs: changes nothing",
                "import-weights w --out DIR --architecture resnet18m --set network.architecture=resnet18a | --set"
                        + " network.architecture: another option gives this setting, too",
                "evaluate --model DIR --data DIR --out DIR/e --set training.epochs=1 | --set training.epochs: changes"
                        + " nothing",
                "evaluate --model DIR --data DIR --out DIR/e --set input.cutSamples=4096 | --set input.cutSamples:"
                        + " changes nothing",
                "evaluate --model DIR --data DIR --out DIR/e --attacks none --set evaluation.pgd.iterations=3 | --set"
                        + " evaluation.pgd.iterations: changes nothing where there is no attack",
                "evaluate --model DIR --data DIR --out DIR/e --attacks fgsm --set evaluation.pgd.iterations=3 | --set"
                        + " evaluation.pgd.iterations: changes nothing with the attacks [fgsm]",
                "evaluate --model DIR --data DIR --out DIR/e --attacks pgd --set evaluation.attack.unit=relative |"
                        + " --set evaluation.attack.unit: changes nothing with the attacks [pgd]",
                "evaluate --model DIR --data DIR --out DIR/e --attacks fgsm --set evaluation.attack.names=pgd | --set"
                        + " evaluation.attack.names: another option gives this setting, too",
                "evaluate --model DIR --data DIR --out DIR/e --attacks fgsm,bim | --attacks: expected none, or attacks"
                        + " among",
                "evaluate --model DIR --data DIR --out DIR/e --attacks fgsm,none | --attacks: expected none, or"
                        + " attacks among",
                "evaluate --model DIR --data DIR --out DIR/e --attacks fgsm,fgsm | --attacks: expected each attack"
                        + " once",
                "spark evaluate --model DIR/m.onnx --data DIR --out DIR/e --threads 2 | --threads: changes nothing in"
                        + " this command",
                "spark evaluate --model DIR/m.onnx --data DIR --out DIR/e --set evaluation.attack.names=fgsm | --set"
                        + " evaluation.attack.names: changes nothing in this command",
                "experiment --data DIR --out DIR/r --attacks none --set evaluation.pgd.starts=1 | --set"
                        + " evaluation.pgd.starts: changes nothing where there is no attack",
                "experiment --resume DIR --attacks fgsm | --resume goes on with its own settings",
                "train --data DIR --out DIR/r --split DIR --set split.testPerClass=9 | --set split.testPerClass:"
                        + " changes nothing, as --split gives the lists",
                "train --data DIR --out DIR/r --defence nsr --set defence.objective=ce | --set defence.objective:"
                        + " another option gives this setting, too",
                "train --data DIR --out DIR/r --seed 1 --set seed=2 | --set seed: an option of that name gives this"
                        + " setting, too",
                "train --resume DIR --noise-data DIR | --resume goes on with the settings",
                "experiment --resume DIR --noise-data DIR | --resume goes on with its own settings",
                "experiment --resume DIR --data DIR | --resume goes on with its own settings",
                "experiment --resume DIR --seeds 3 | Missing required argument",
                "experiment --data DIR --out DIR/r --defences ce --set defence.objective=nsr | --set"
                        + " defence.objective: changes nothing, as --defences names the objectives",
                "experiment --data DIR --out DIR/r --defences ce --sweep training.epochs=1,2 --set training.epochs=3 |"
                        + " --set training.epochs: changes nothing, as --sweep tries its own values",
                "experiment --data DIR --out DIR/r --defences ce --sweep-by robust |"
                        + " --sweep-by: changes nothing without --sweep",
                "experiment --data DIR --out DIR/r --defences ce --sweep training.epochs=1,2 --sweep-by f1 |"
                        + " --sweep-by: expected macroF1 or robust, got 'f1'",
                "bench reading --steps 100 | --steps: changes nothing in bench reading",
                "bench inference --attacked 3 | --attacked: changes nothing in bench inference",
                "bench training --checked 3 | --checked: changes nothing in bench training",
                "bench reading --data DIR | --data: changes nothing in bench reading",
                "bench attack --model DIR --set input.cutSamples=2048 | --set input.cutSamples: changes nothing, as"
                        + " --model says how it is fed",
                "train --resume DIR --lead x=II --sampling-rate 500 | --resume goes on with the settings and the split"
                        + " of the run; they cannot be changed, got --lead and --sampling-rate",
                "experiment --resume DIR --lead x=II | --resume goes on with its own settings, data and split; they"
                        + " cannot be changed, got --lead",
                "train --data DIR --out DIR/r --lead x=IV | --lead: expected one of the leads",
                "classify --model DIR/m.onnx DIR --lead x=IV | --lead: expected one of the leads",
                "validate DIR --lead x=II --set reading.leads=y=II | --set reading.leads: another option gives this"
                        + " setting, too",
                "bench training --lead x=II | --lead: changes nothing without --data",
                "bench training --set reading.samplingRateHz=500 | --set reading.samplingRateHz: changes nothing"
                        + " without --data",
                "bench --set cache.gigabytes=0 | --set cache.gigabytes: changes nothing",
            })
    void isOneLineAndCode2(String command, String message) throws IOException {
        CommandRun run = CommandRun.ofLine(command, Map.of("DIR", folder));

        assertThat(run.err()).startsWith("heartproof: " + message).hasLineCount(1);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertNothingWritten();
    }

    @Test
    void aConfigurationFileMayServeSeveralCommands() throws IOException {
        Path settings = Files.writeString(folder.resolve("my.yaml"), "training: {epochs: 3}\nseed: 4\n");

        CommandRun run =
                CommandRun.of("simulate", "--out", folder.resolve("data"), "--recordings", 1, "--config", settings);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    private void assertNothingWritten() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
