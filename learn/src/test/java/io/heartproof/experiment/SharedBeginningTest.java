package io.heartproof.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.problem.BadUsage;
import io.heartproof.testing.ProcessesOnThreads;
import org.junit.jupiter.api.Test;

class SharedBeginningTest {
    @Test
    void refusesOtherSettingsOfOneProcess() {
        assertThatThrownBy(() -> withSettings("training.batchSize=8"))
                .cause()
                .isInstanceOf(BadUsage.class)
                .hasMessage(
                        "training in 3 processes: expected the same training.batchSize in all, got 8 in process 2 and"
                                + " 16 in process 0");
    }

    @Test
    void takesOtherThreadsAndFolders() {
        assertThat(withSettings("threads=5")).isEqualTo(3);
        assertThat(withSettings("cache.folder=elsewhere")).isEqualTo(3);
    }

    private static int withSettings(String ofTheLast) {
        return ProcessesOnThreads.run(3, group -> {
                    ConfigFile settings = ConfigFile.defaults();
                    ConfigFile own = group.rank() == 2 ? settings.with(ofTheLast) : settings;
                    new SharedBeginning("training", group).same(SharedBeginning.settings(own.config()));
                    return group.rank();
                })
                .size();
    }
}
