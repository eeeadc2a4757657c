package io.heartproof.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.dataset.DataSet;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.label.LabelSet;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.prepared.PreparedStore;
import io.heartproof.problem.Refusal;
import io.heartproof.progress.Progress;
import io.heartproof.simulate.SimulatedDataSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of 500 Hz: one of 2 s, 1,000 samples, and one of 1 s, 500. */
class EvaluatedRecordingsTest {
    private static final InputContract CONTRACT = InputContract.published(new PaddedForm(3_072), LabelSet.CPSC2018);

    @TempDir
    Path folder;

    @Test
    void leavesOutWhatHasNoSampleInTheWindowOfNoise() throws IOException {
        assertThat(names("[fgsm]", "[0.5, 0.6]")).containsExactly("long", "short");
        assertThat(names("[fgsm]", "[0.998, 9]")).as("sample 499 is there").containsExactly("long", "short");
        assertThat(names("[fgsm]", "[1, 9]")).as("sample 500 is not").containsExactly("long");
        assertThat(names("[pgd]", "[1, 9]")).as("which has no window").containsExactly("long", "short");
        assertThat(evaluated("[pgd, fgsm]", "[1, 9]").leftOut().refusals())
                .containsExactly(new Refusal(
                        "short",
                        "short: it has no sample in the window in which noise may lie (evaluation.attack.window)"));
    }

    private List<String> names(String attacks, String window) throws IOException {
        return evaluated(attacks, window).set().recordings().stream()
                .map(one -> one.recording())
                .toList();
    }

    private EvaluatedRecordings evaluated(String attacks, String window) throws IOException {
        Path place = folder.resolve("data");
        if (!place.toFile().exists()) {
            new SimulatedDataSet(2, List.of("Normal", "AF"), 1).write(place, 1, Progress.NONE);
        }
        PreparedSet set = new PreparedSet(List.of(recording("long", 1_000), recording("short", 500)), new int[] {0, 1});
        return EvaluatedRecordings.of(
                DataSet.open(place),
                new PreparedStore(set, List.of(), () -> {}),
                ConfigFile.defaults()
                        .with("evaluation.attack.names=" + attacks)
                        .with("evaluation.attack.window=" + window)
                        .config()
                        .evaluation()
                        .attack(),
                CONTRACT);
    }

    private static PreparedRecording recording(String name, int samples) {
        return new PreparedRecording(name, new float[8][samples], LeadScale.oneMillivolt(8), List.of());
    }
}
