package io.heartproof.experiment.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.attack.trial.PgdLoss;
import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.PaddedForm;
import io.heartproof.disturbance.Augmentation;
import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.experiment.config.SplitConfig;
import io.heartproof.experiment.exchange.WeightsImport;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Precision;
import io.heartproof.training.TrainingConfig;
import io.heartproof.training.optimiser.DecayForm;
import io.heartproof.training.optimiser.LearningRateSchedule;
import io.heartproof.training.optimiser.OptimiserConfig;
import io.heartproof.training.optimiser.OptimiserKind;
import io.heartproof.training.validation.Keep;
import io.heartproof.training.validation.RobustValidationConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
    @TempDir
    Path folder;

    @Test
    void namesOfLeadsAreWrittenAndReadBackAsTheyAre() {
        ExperimentConfig config = ConfigFile.defaults()
                .with("reading.leads=[\"chan 2=II\", \"a: b, \\\"c\\\"=V1\"]")
                .with("reading.samplingRateHz=500")
                .config();

        assertThat(config.reading().leads()).containsExactly("a: b, \"c\"=V1", "chan 2=II");
        assertThat(config.reading().options().samplingRateHz()).hasValue(500);
        assertThat(config.reading().options().leads().names("CHAN 2")).isTrue();
        assertThat(config.trainsLike(ConfigFile.defaults().config())).isFalse();
        assertThat(ConfigFile.defaults()
                        .with("reading.leads=chan 2=II")
                        .config()
                        .reading()
                        .leads())
                .containsExactly("chan 2=II");
        assertThatThrownBy(
                        () -> ConfigFile.defaults().with("reading.leads=chan 2").config())
                .hasMessage("reading.leads: expected NAME=LEAD, such as 'chan 1=II', got 'chan 2'");
        assertThatThrownBy(() ->
                        ConfigFile.defaults().with("reading.samplingRateHz=-1").config())
                .hasMessage("reading.samplingRateHz: expected a positive number or null, got -1.0");
    }

    @Test
    void defaultsAreThePapersConstantsButForTheRecipe() {
        ExperimentConfig config = ConfigFile.defaults().config();

        assertThat(config.input().leads()).containsExactly("I", "II", "V1", "V2", "V3", "V4", "V5", "V6");
        assertThat(config.input().cutSamples()).isEqualTo(30_720);
        assertThat(config.split()).isEqualTo(new SplitConfig(5, 50));
        assertThat(config.training().epochs()).isEqualTo(10);
        assertThat(config.training().batchSize()).isEqualTo(16);
        assertThat(config.training().optimiser())
                .isEqualTo(new OptimiserConfig(OptimiserKind.ADAMW, 1e-3, 0.01, DecayForm.DECOUPLED, 0));
        assertThat(config.training().schedule()).isEqualTo(LearningRateSchedule.COSINE);
        assertThat(config.evaluation().whiteNoise()).containsExactly(0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
        assertThat(config.evaluation().pgd().loss()).isEqualTo(PgdLoss.CROSS_ENTROPY);
        assertThat(config.evaluation().pgd().linf()).containsExactly(0.001, 0.003, 0.005, 0.007, 0.01, 0.03, 0.05, 0.1);
        assertThat(config.evaluation().pgd().l2()).containsExactly(1.0, 3.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0);
    }

    @Test
    void settingsLieOverTheFileAndTheFileOverTheDefaults() throws IOException {
        Path file = Files.writeString(folder.resolve("my.yaml"), """
            seed: 7
            training:
              epochs: 8
              optimiser: {kind: sgd}
            """);

        ExperimentConfig config =
                ConfigFile.defaults().with(file).with("training.epochs=9").config();

        assertThat(config.seed()).isEqualTo(7);
        assertThat(config.training().epochs()).isEqualTo(9);
        assertThat(config.training().batchSize()).isEqualTo(16);
        assertThat(config.training().optimiser())
                .isEqualTo(new OptimiserConfig(OptimiserKind.SGD, 1e-3, 1e-3, DecayForm.DECOUPLED, 0.9));
    }

    @Test
    void textReadsBackAsTheSameConfiguration() throws IOException {
        ExperimentConfig config = ConfigFile.defaults()
                .with("training.optimiser.learningRate=0.00001")
                .with("training.optimiser.kind=adamw")
                .with("evaluation.pgd.l2=")
                .with("evaluation.pgd.linf=1e-5,0.02")
                .with("device=cuda:1")
                .with("input.leads=[I, 'null', V2]")
                .with("cache.folder=/a folder/of:mine #1")
                .with("seed=-9223372036854775808")
                .config();
        Path file = folder.resolve("config.yaml");

        ConfigFile.write(file, config);

        assertThat(ConfigFile.defaults().with(file).config()).isEqualTo(config);
        assertThat(file)
                .content(StandardCharsets.UTF_8)
                .contains("weightDecay: 0.01 ")
                .contains("l2: []")
                .contains("threads that compute");
    }

    @Test
    void defaultInputIsThePublishedContractInBucketForm() {
        assertThat(ConfigFile.defaults().config().input().contract(LabelSet.CPSC2018))
                .isEqualTo(InputContract.published(new BucketForm(30_720), LabelSet.CPSC2018));
    }

    @Test
    void importedWeightsAreInThePublishedForm() {
        assertThat(WeightsImport.settings().config().input().contract(LabelSet.CPSC2018))
                .isEqualTo(InputContract.published(PaddedForm.PUBLISHED, LabelSet.CPSC2018));
    }

    @Test
    void paperIsThePublishedMethod() {
        ExperimentConfig paper = ConfigFile.preset("paper").config();
        ExperimentConfig defaults = ConfigFile.defaults().config();

        assertThat(paper.input().form()).isEqualTo("padded");
        assertThat(paper.defence())
                .isEqualTo(ConfigFile.defaults()
                        .with("defence.jacobian.scale=published")
                        .with("defence.jacobian.beta=44")
                        .with("defence.jacobian.projections=0")
                        .with("defence.nsr.beta1=1")
                        .with("defence.nsr.beta2=1")
                        .config()
                        .defence());
        assertThat(paper.training())
                .isEqualTo(new TrainingConfig(
                        70,
                        64,
                        0,
                        0.0,
                        Precision.FLOAT32,
                        Keep.LAST,
                        null,
                        new RobustValidationConfig(0, null),
                        LearningRateSchedule.CONSTANT,
                        null,
                        0,
                        0.0,
                        0,
                        Augmentation.NONE,
                        new OptimiserConfig(OptimiserKind.ADAM, 1e-3, 0, DecayForm.PUBLISHED, 0)));
        assertThat(paper.evaluation()).isEqualTo(defaults.evaluation());
        assertThatThrownBy(() -> ConfigFile.preset("papers")).hasMessage("--preset: expected paper, got 'papers'");
    }

    @Test
    void everyKeyIsExplainedOnItsLine() {
        assertThat(ConfigFile.text(ConfigFile.defaults().config()).lines())
                .filteredOn(line -> !line.isBlank() && !line.endsWith(":"))
                .hasSizeGreaterThan(70)
                .allMatch(line -> line.matches(" *[a-zA-Z0-9]+: \\S.* {2}# .{10,}"));
    }

    @Test
    void emptyFileChangesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.yaml"), "# nothing\n");

        assertThat(ConfigFile.defaults().with(file).config())
                .isEqualTo(ConfigFile.defaults().config());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "training.precision=half | training.precision: expected one of float32, bfloat16, got \"half\"",
                "training.epoch=8 | --set training.epoch: unknown key 'training.epoch', did you mean"
                        + " 'training.epochs'?",
                "epochs=8 | --set epochs: unknown key 'epochs', did you mean 'training.epochs'?",
                "training.epochs.x=8 | --set training.epochs.x: training.epochs: expected a value, got {\"x\":8}",
                "training=8 | --set training: training: expected a group of [epochs, batchSize, drawsPerEpoch,"
                        + " averageDecay, precision, keep, patience, robustValidation, schedule, warmUp, clipNorm,"
                        + " labelSmoothing, simulatedShare, augmentation, optimiser], got 8",
                "training.epochs= | --set training.epochs: training.epochs: expected a value, got null",
                "training.epochs | --set: expected key=value, got 'training.epochs'",
                "training.epochs=many | training.epochs: expected a whole number of at most 2147483647, got \"many\"",
                "training.epochs=7.5 | training.epochs: expected a whole number of at most 2147483647, got 7.5",
                "training.epochs=99999999999 | training.epochs: expected a whole number of at most 2147483647, got"
                        + " 99999999999",
                "training.epochs=true | training.epochs: expected a whole number of at most 2147483647, got true",
                "training.epochs=0 | training.epochs: expected at least 1, got 0",
                "training.batchSize=0 | training.batchSize: expected at least 1, got 0",
                "training.drawsPerEpoch=-1 | training.drawsPerEpoch: expected 0 (the whole balanced epoch) or more,"
                        + " got -1",
                "training.averageDecay=1 | training.averageDecay: expected at least 0 (no average) and below 1, or"
                        + " null, got 1.0",
                "training.schedule=linear | training.schedule: expected one of constant, cosine, oneCycle, steps, got"
                        + " \"linear\"",
                "training.warmUp=1 | training.warmUp: expected at least 0 (none) and below 1, or null, got 1.0",
                "training.clipNorm=-1 | training.clipNorm: expected 0 (no bound) or more, got -1.0",
                "training.labelSmoothing=1 | training.labelSmoothing: expected at least 0 (none) and below 1, or null,"
                        + " got 1.0",
                "training.simulatedShare=1 | training.simulatedShare: expected at least 0 (none) and below 1, got 1.0",
                "training.augmentation.mixup=2 | training.augmentation.mixup: expected 0 (none), or 0.05 to 1, got 2.0",
                "training.optimiser.decayForm=l2 | training.optimiser.decayForm: expected one of decoupled, published,"
                        + " got \"l2\"",
                "defence.objective=dropout | defence.objective: expected one of ce, nsr, nsr-l2, jacobian, ame, advls,"
                        + " madry, fast, trades, mart, awp, one with its epsilon (trades:0.01) or a sum"
                        + " (0.5*nsr+0.5*trades:0.01, madry:0.01+awp), got 'dropout'",
                "defence.objective=nsr:0.01 | defence.objective: expected no epsilon for nsr, got 'nsr:0.01'",
                "defence.objective=advls:0 | defence.objective: expected positive numbers, got 'advls:0'",
                "defence.warmUpEpochs=-1 | defence.warmUpEpochs: expected 0 or more, or null, got -1",
                "defence.growth=slow | defence.growth: expected one of linear, atOnce, got \"slow\"",
                "defence.nsr.beta2=-1 | defence.nsr.beta2: expected 0 or more, got -1.0",
                "defence.jacobian.projections=-1 | defence.jacobian.projections: expected 0 (all classes) or more, got"
                        + " -1",
                "defence.trades.epsilon=0 | defence.trades.epsilon: expected a positive number, got 0.0",
                "defence.noise.share=0 | defence.noise.share: expected above 0, at most 1, got 0.0",
                "defence.noise.white=-0.1 | defence.noise.white: expected 0 (none) or more, got -0.1",
                "defence.noise.source=loud | defence.noise.source: expected none, simulated or recorded, got 'loud'",
                "defence.noise.snrDb=24,0 | defence.noise.snrDb: expected two numbers, the lowest and the highest"
                        + " ratio, got [24.0, 0.0]",
                "defence.madry.iterations=0 | defence.madry.iterations: expected at least 1, got 0",
                "training.patience=0 | training.patience: expected at least 1, or null, got 0",
                "training.keep=best | training.keep: expected one of last, bestValidation, bestRobust, got \"best\"",
                "training.robustValidation.every=-1 | training.robustValidation.every: expected 0 (none) or more, or"
                        + " null, got -1",
                "training.robustValidation.epsilon=0 | training.robustValidation.epsilon: expected a positive number,"
                        + " or null, got 0.0",
                "training.optimiser.kind=adamx | training.optimiser.kind: expected one of adam, adamw, adamax, sgd,"
                        + " got \"adamx\"",
                "training.optimiser.learningRate=.nan | training.optimiser.learningRate: expected a positive number,"
                        + " got NaN",
                "training.optimiser.learningRate=x | training.optimiser.learningRate: expected a number, got \"x\"",
                "training.optimiser.weightDecay=-1 | training.optimiser.weightDecay: expected 0 or more, got -1.0",
                "training.optimiser.momentum=1 | training.optimiser.momentum: expected at least 0 and below 1, got 1.0",
                "training.optimiser.momentum=0.9 | training.optimiser.momentum: expected 0 or null, as adamw has none,"
                        + " got 0.9",
                "evaluation.whiteNoise=0.2,0.1 | evaluation.whiteNoise: expected positive numbers, each larger than"
                        + " the one before, got [0.2, 0.1]",
                "evaluation.whiteNoise=0.1,x | evaluation.whiteNoise[1]: expected a number, got \"x\"",
                "evaluation.whiteNoise=[0.1, null] | --set evaluation.whiteNoise: evaluation.whiteNoise: expected a"
                        + " list of values, got [0.1,null]",
                "evaluation.pgd.linf={a: 1} | evaluation.pgd.linf[0]: expected a number, got {\"a\":1}",
                "evaluation.pgd.loss=hinge | evaluation.pgd.loss: expected one of crossEntropy, logitMargin,"
                        + " softLogitMargin, got \"hinge\"",
                "evaluation.bootstrapSamples=10 | evaluation.bootstrapSamples: expected 100 to 100000, got 10",
                "input.cutSamples=1000 | input.cutSamples: expected 1536 to 1048576, got 1000",
                "input.leads=AVR,aVR | input.leads: expected at least one lead, each once, got [aVR, aVR]",
                "input.leads= | input.leads: expected at least one lead, each once, got []",
                "input.form=cropped | input.form: expected padded or bucket, got 'cropped'",
                "input.scaling=none | input.scaling: expected one of leadPeak, leadStandard, millivolts, got \"none\"",
                "input.scaling=millivolts | input.scaling: expected leadPeak, in which attacks are measured, got"
                        + " millivolts",
                "input.samplingRateHz=0 | input.samplingRateHz: expected a positive number up to 100000, got 0.0",
                "device=gpu | device: expected cpu or cuda:N, got 'gpu'",
                "cache.gigabytes=-1 | cache.gigabytes: expected 0 (no cache) to 1000000, got -1.0",
                "cache.gigabytes=.nan | cache.gigabytes: expected 0 (no cache) to 1000000, got NaN",
                "cache.folder=' ' | cache.folder: expected a folder or null, got ' '",
                "threads=-1 | threads: expected 0 (one per core) or more, got -1",
                "network.architecture=resnet | network.architecture: expected one of inception1d, resnet18a,"
                        + " resnet18m, tiny, xresnet1d50, got \"resnet\"",
            })
    void wrongSettingNamesKeyRuleAndValueInOneLine(String setting, String message) {
        assertThatThrownBy(() -> ConfigFile.defaults().with(setting).config())
                .isInstanceOf(BadUsage.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed: 1\nseed: 2",
                "seed: [1",
                "seed: &a 1\nthreads: *a",
                "seed: !!java.net.URL http://localhost",
                "training: null",
                "- seed",
                "seed: 1\n---\nseed: 2",
                "7",
                "\u0007",
                "seed: {a: &x [1]}",
                "? {a: 1}\n: 2",
            })
    void refusesYamlThatIsNotPlainKeysAndValues(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), text);

        assertThatThrownBy(() -> ConfigFile.defaults().with(file).config())
                .isInstanceOf(BadUsage.class)
                .message()
                .startsWith(file.toString() + ": ")
                .doesNotContain("\n");
    }

    @Test
    void refusesFileOverOneMebibyte() throws IOException {
        Path file = Files.writeString(folder.resolve("large.yaml"), "# " + "x".repeat(1 << 20));

        assertThatThrownBy(() -> ConfigFile.defaults().with(file))
                .isInstanceOf(BadUsage.class)
                .hasMessage(file + ": expected at most 1048576 bytes of YAML, got more");
    }

    @Test
    void deeplyNestedYamlIsRefusedNotFollowed() throws IOException {
        Path file = Files.writeString(folder.resolve("deep.yaml"), "seed: " + "[".repeat(100_000));

        assertThatThrownBy(() -> ConfigFile.defaults().with(file)).isInstanceOf(BadUsage.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nsr | labelSmoothing=0.1 | training.labelSmoothing: expected 0 with nsr, which asks for one class as"
                        + " the label, got 0.1",
                "0.5*ce+0.5*nsr | augmentation.mixup=0.2 | training.augmentation.mixup: expected 0 with"
                        + " 0.5*ce+0.5*nsr, which asks for one class as the label, got 0.2",
            })
    void softLabelsAreRefusedWhereAnObjectiveAsksForOneClass(String defence, String setting, String message) {
        ConfigFile with = ConfigFile.defaults().with("training." + setting);
        assertThatThrownBy(() -> with.with("defence.objective=" + defence).config())
                .isInstanceOf(BadUsage.class)
                .hasMessage(message);
        for (String taking : List.of("ce", "jacobian", "advls", "madry", "trades", "0.5*ce+0.5*trades")) {
            assertThat(with.with("defence.objective=" + taking)
                            .config()
                            .training()
                            .softensLabels())
                    .isTrue();
        }
    }

    @Test
    void nullMeansTheOptimisersOwnConstants() {
        assertThat(List.of(OptimiserKind.values()))
                .extracting(kind -> OptimiserConfig.of(kind, 1e-3, null, DecayForm.DECOUPLED, null))
                .containsExactly(
                        new OptimiserConfig(OptimiserKind.ADAM, 1e-3, 0, DecayForm.DECOUPLED, 0),
                        new OptimiserConfig(OptimiserKind.ADAMW, 1e-3, 0.01, DecayForm.DECOUPLED, 0),
                        new OptimiserConfig(OptimiserKind.ADAMAX, 1e-3, 0, DecayForm.DECOUPLED, 0),
                        new OptimiserConfig(OptimiserKind.SGD, 1e-3, 1e-3, DecayForm.DECOUPLED, 0.9));
    }
}
