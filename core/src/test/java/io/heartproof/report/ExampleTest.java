package io.heartproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.condition.Family;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleTest {
    @TempDir
    Path folder;

    @Test
    void readsBackWhatItWrote() throws IOException {
        Path file = folder.resolve("examples.json");
        Example example = example(new float[] {0.1f, 1e-7f, -3}, 0.25);

        Example.write(file, List.of(example));
        List<Example> read = Example.read(file);

        assertThat(read).usingRecursiveComparison().isEqualTo(List.of(example));
    }

    @Test
    void refusesWhatIsNoListOfExamples() throws IOException {
        Path file = folder.resolve("examples.json");
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> Example.read(file)).isInstanceOf(BadData.class);

        Example.write(file, List.of(example(new float[] {0.1f, 0.2f, 0.3f}, 0.25)));
        Files.writeString(file, Files.readString(file).replace("0.25", "2.5"));
        assertThatThrownBy(() -> Example.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("probabilities must be 0 to 1");
    }

    @Test
    void refusesSamplesThatAreNotFiniteAndLeadsOfUnequalLength() {
        assertThatThrownBy(() -> example(new float[] {0, Float.NaN, 0}, 0.25)).hasMessageContaining("finite");
        assertThatThrownBy(() -> example(new float[] {0}, 0.25)).hasMessageContaining("3 samples");
    }

    /** The second lead is changed by 0.25 mV at most. */
    @Test
    void saysHowFarNoiseIsFromTheRecording() {
        Example clean = example(new float[] {0, 0, 0}, 0.25);
        Example.View noisy = new Example.View(
                Family.ADVERSARIAL,
                "noise",
                0.1,
                "AF",
                List.of(0.25, 0.75),
                List.of(new float[] {1, 2.125f, 3}, new float[] {0.125f, -0.25f, 0}));

        assertThat(clean.largestChange(noisy)).hasValue(250);
        assertThat(in("NU", clean).largestChange(noisy)).isEmpty();
    }

    /** The first lead lies 1 mV about its median of 2 mV; the second falls 3.5 mV below its median. */
    @Test
    void saysHowHighTheRecordingIs() {
        assertThat(example(new float[] {0, 0, 0}, 0.25).highestDeflection()).hasValue(1000);
        assertThat(example(new float[] {0.5f, -3, 0.5f}, 0.25).highestDeflection())
                .hasValue(3500);
        assertThat(in("NU", example(new float[3], 0.25)).highestDeflection()).isEmpty();
    }

    private static Example in(String unit, Example of) {
        return new Example(
                of.recording(),
                of.truth(),
                of.classes(),
                of.leads(),
                unit,
                of.calibrated(),
                of.samplingRateHz(),
                of.conditions());
    }

    private static Example example(float[] secondLead, double probability) {
        Example.View condition = new Example.View(
                Family.CLEAN,
                "without noise",
                0,
                "AF",
                List.of(probability, 0.75),
                List.of(new float[] {1, 2, 3}, secondLead));
        return new Example(
                "A0001", "AF", List.of("Normal", "AF"), List.of("I", "II"), "mV", true, 500, List.of(condition));
    }
}
