package io.heartproof.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.fixture.Recordings;
import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import io.heartproof.simulate.Simulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetWriterTest {
    private static final LabelSet TWO = new LabelSet(List.of("Normal", "odd, \"quoted\""));

    @TempDir
    Path parent;

    @Test
    void writesWhatDataSetReads() throws IOException {
        long seed = 16;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Path folder = parent.resolve("new/data");
        Recording first = recording("S1", random);
        Recording second = recording("S2", random);
        DataSetWriter writer = new DataSetWriter(folder, TWO);
        writer.add(first, TWO.get(1));
        writer.add(second, TWO.get(0));
        writer.finish();

        DataSet data = DataSet.open(folder);

        assertThat(data.labels()).isEqualTo(TWO);
        assertThat(data.entries()).extracting(Entry::recording).containsExactly("S1", "S2");
        assertThat(data.entries()).extracting(e -> e.label().index()).containsExactly(1, 0);
        Recording read = data.read(data.entries().get(0));
        assertThat(read.name()).isEqualTo("S1");
        assertThat(read.samplingRateHz()).isEqualTo(250);
        assertThat(read.leads()).isEqualTo(first.leads());
        assertThat(read.signals().get(1).samples())
                .containsExactly(first.signals().get(1).samples(), within(2e-4f));
    }

    @Test
    void writesTheLayoutOfCpsc2018() throws IOException {
        DataSetWriter writer = new DataSetWriter(parent, LabelSet.CPSC2018);
        writer.add(recording("S1", new Random(1)), LabelSet.CPSC2018.named("AF"));
        writer.finish();

        assertThat(parent.resolve("REFERENCE.csv"))
                .content(StandardCharsets.UTF_8)
                .isEqualTo("Recording,First_label,Second_label,Third_label\r\nS1,2,,\r\n");
        try (var files = Files.list(parent)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("REFERENCE.csv", "S1.hea", "S1.dat");
        }
    }

    @Test
    void marksWhatASimulatorMade() throws IOException {
        DataSetWriter writer = new DataSetWriter(parent, LabelSet.CPSC2018);
        writer.add(new Simulator(1).simulate(LabelSet.CPSC2018.get(0), 1).recording(), LabelSet.CPSC2018.get(0));
        writer.add(recording("R1", new Random(1)), LabelSet.CPSC2018.get(1));
        writer.finish();

        DataSet data = DataSet.open(parent);

        for (Entry entry : data.entries()) {
            assertThat(data.isSimulated(entry))
                    .isEqualTo(data.read(entry).source().simulated())
                    .isEqualTo(entry.recording().startsWith("S"));
        }
    }

    @Test
    void leavesNoReferenceFileBeforeItIsFinished() throws IOException {
        DataSetWriter writer = new DataSetWriter(parent, LabelSet.CPSC2018);
        writer.add(recording("S1", new Random(1)), LabelSet.CPSC2018.get(0));

        assertThat(parent.resolve("REFERENCE.csv")).doesNotExist();
    }

    @Test
    void refusesFolderThatHoldsDataSet() throws IOException {
        Files.createFile(parent.resolve("REFERENCE.csv"));

        assertThatThrownBy(() -> new DataSetWriter(parent, TWO))
                .isInstanceOf(BadData.class)
                .hasMessage(parent + ": holds a data set already (REFERENCE.csv)");
    }

    @Test
    void refusesWhatCouldNotBeReadAgain() throws IOException {
        DataSetWriter writer = new DataSetWriter(parent, TWO);
        writer.add(recording("S1", new Random(1)), TWO.get(0));

        assertThatThrownBy(() -> writer.add(recording("S1", new Random(1)), TWO.get(0)))
                .isInstanceOf(BadData.class)
                .hasMessage(parent + ": recording S1 is written twice");
        assertThatThrownBy(() -> writer.add(recording("../S2", new Random(1)), TWO.get(0)))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("got '../S2'");
        assertThatThrownBy(() -> writer.add(recording("S3", new Random(1)), new Label(2, "third")))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith("S3: expected a label of [Normal, ")
                .hasMessageEndingWith("got third");
    }

    private static Recording recording(String name, Random random) {
        Recording waves = Recordings.waves(random, List.of(Lead.I, Lead.II), 500, 250);
        return Recordings.named(name, 250, waves.signals());
    }
}
