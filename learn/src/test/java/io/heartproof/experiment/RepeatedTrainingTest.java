package io.heartproof.experiment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.problem.BadUsage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatedTrainingTest {
    private static final RepeatedTraining BEGUN =
            new RepeatedTraining(Path.of("run"), with("training.epochs=5").withEffectiveThreads());

    @Test
    void threadsAndEvaluationMayDiffer() {
        ExperimentConfig now = ConfigFile.of(with("training.epochs=5"))
                .with("threads=1000")
                .with("evaluation.whiteNoise=[0.3]")
                .with("cache.gigabytes=0")
                .config();

        assertThatCode(() -> BEGUN.requireSame(now)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        training.epochs=6        | training.epochs: expected 5, with which the training began, got 6
        split.testPerClass=7     | split.testPerClass: expected 50, with which the training began, got 7
        """)
    void namesASettingThatDiffers(String setting, String message) {
        ExperimentConfig now =
                ConfigFile.of(with("training.epochs=5")).with(setting).config();

        assertThatThrownBy(() -> BEGUN.requireSame(now))
                .isInstanceOf(BadUsage.class)
                .hasMessage("run: " + message);
    }

    private static ExperimentConfig with(String setting) {
        return ConfigFile.defaults().with(setting).config();
    }
}
