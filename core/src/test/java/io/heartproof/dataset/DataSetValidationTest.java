package io.heartproof.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.Scaling;
import io.heartproof.dataset.RecordingFinding.Usability;
import io.heartproof.file.Json;
import io.heartproof.fixture.Recordings;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetValidationTest {
    private static final InputContract CONTRACT = new InputContract(
            List.of(Lead.II, Lead.V1), 500, new PaddedForm(5_000), Scaling.LEAD_PEAK, LabelSet.CPSC2018);

    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>(List.of("Recording,First_label,Second_label,Third_label"));

    @Test
    void remarksOnWhateverIsWrongOrOdd() throws IOException {
        write(waves("fine", 4_000, 500), "1,,");
        write(waves("two", 4_000, 500), "2,5,");
        write(waves("long", 6_000, 500), "1,,");
        write(waves("slow", 1_000, 250), "1,,");
        write(waves("short", 1_000, 500), "1,,");
        write(withUnit(waves("units", 4_000, 500)), "1,,");
        write(flat(waves("flat", 4_000, 500)), "1,,");
        write(derived(waves("derived", 4_000, 500)), "1,,");
        write(gap(waves("gap", 4_000, 500), 5), "1,,");
        write(gap(waves("hole", 4_000, 500), 50), "3,,");
        write(waves("stray", 4_000, 500), "1,,");
        write(waves("fine-2", 4_000, 500), "1,,");
        lines.subList(lines.size() - 2, lines.size()).clear();
        lines.add("broken,1,,");
        Files.writeString(folder.resolve("broken.hea"), "broken 1 500\n");
        lines.add("absent,1,,");
        lines.add("fine,1,,");
        lines.add("label,12,,");
        Files.write(folder.resolve("REFERENCE.csv"), lines);

        DataSetValidation validation = DataSetValidation.of(folder, CONTRACT, ReadOptions.NONE, Progress.NONE);

        String reference = folder.resolve("REFERENCE.csv").toString();
        assertThat(validation.findings().stream()
                        .map(f -> f.recording() + " " + f.condition() + " " + String.join("; ", f.remarks())))
                .containsExactly(
                        "fine FINE ",
                        "two ODD several labels [AF, RBBB]: left out where one class is asked for",
                        "long ODD cut from 12.00 s to 10.00 s",
                        "slow ODD resampled from 250 Hz to 500 Hz",
                        "short REFUSED short: expected at least 3.07 s (1536 samples at 500.0 Hz), got 2.00 s",
                        "units ODD in NU, not mV: all leads",
                        "flat ODD lead V1 is flat",
                        "derived ODD lead II is derived from I and III",
                        "gap ODD lead V1: 5 of 4000 samples are marked invalid; "
                                + "lead V1: 5 of 4000 samples interpolated (gaps: 1)",
                        "hole REFUSED hole: lead V1 has a gap of 100 ms at 0.200 s, at most 40 ms can be interpolated; "
                                + "lead V1: 50 of 4000 samples are marked invalid",
                        "broken REFUSED " + refusalOfBroken(),
                        "absent REFUSED " + reference + " line 13: no file absent.hea, .mat, .dcm, .edf, .xml, .csv",
                        "fine REFUSED " + reference + " line 14: recording fine is named twice",
                        "label REFUSED " + reference
                                + " line 15: expected a label from 1 to 9, the classes of CPSC2018 "
                                + "(LABELS.csv names others), got '12'",
                        "fine-2 REFUSED file fine-2.hea has no line in REFERENCE.csv",
                        "stray REFUSED file stray.hea has no line in REFERENCE.csv");
        assertThat(validation.totals()).isEqualTo(new DataSetValidation.Totals(16, 1, 7, 8, 1));
        assertThat(validation.classes())
                .startsWith(
                        new DataSetValidation.ClassCount("Normal", 9),
                        new DataSetValidation.ClassCount("AF", 1),
                        new DataSetValidation.ClassCount("I-AVB", 1),
                        new DataSetValidation.ClassCount("LBBB", 0))
                .hasSize(9);
    }

    @Test
    void saysWhatItRead() throws IOException {
        write(waves("fine", 4_000, 500), "1,,");
        Files.write(folder.resolve("REFERENCE.csv"), lines);

        RecordingFinding finding = DataSetValidation.of(folder, CONTRACT, ReadOptions.NONE, Progress.NONE)
                .findings()
                .get(0);

        assertThat(finding.labels()).containsExactly("Normal");
        assertThat(finding.facts()).isEqualTo(new RecordingFinding.Facts("WFDB 16", 8, 500, List.of("II", "V1")));
        assertThat(finding.condition()).isEqualTo(Usability.FINE);
    }

    @Test
    void canBeWrittenAsJson() throws IOException {
        write(waves("fine", 4_000, 500), "1,,");
        Files.write(folder.resolve("REFERENCE.csv"), lines);
        DataSetValidation validation = DataSetValidation.of(folder, CONTRACT, ReadOptions.NONE, Progress.NONE);

        Json.write(folder.resolve("validation.json"), validation);

        assertThat(Json.read(folder.resolve("validation.json"), DataSetValidation.class))
                .isEqualTo(validation);
    }

    @Test
    void rejectsFolderWithoutReferenceTable() {
        assertThatThrownBy(() -> DataSetValidation.of(folder, CONTRACT, ReadOptions.NONE, Progress.NONE))
                .isInstanceOf(BadData.class)
                .hasMessage(folder.resolve("REFERENCE.csv") + ": no such file");
    }

    /** The reader's own words. */
    private String refusalOfBroken() {
        try {
            RecordingFiles.read(folder.resolve("broken.hea"));
        } catch (BadData | IOException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("broken.hea was read");
    }

    private void write(Recording recording, String labels) throws IOException {
        WfdbWriter.write(recording, folder);
        lines.add(recording.name() + "," + labels);
    }

    private static Recording waves(String name, int samples, double rate) {
        Recording waves = Recordings.waves(new Random(2), List.of(Lead.II, Lead.V1), samples, rate);
        return Recordings.named(name, rate, waves.signals());
    }

    private static Recording withUnit(Recording recording) {
        return recording.with(
                recording.samplingRateHz(),
                recording.signals().stream()
                        .map(s -> LeadSignal.inUnit(s.lead(), s.samples(), "NU"))
                        .toList());
    }

    private static Recording flat(Recording recording) {
        Arrays.fill(recording.signals().get(1).samples(), 0.25f);
        return recording;
    }

    private static Recording derived(Recording recording) {
        LeadSignal first = recording.signals().get(0);
        LeadSignal second = recording.signals().get(1);
        return recording.with(
                recording.samplingRateHz(),
                List.of(
                        LeadSignal.millivolts(Lead.I, first.samples()),
                        LeadSignal.millivolts(Lead.III, second.samples()),
                        second));
    }

    private static Recording gap(Recording recording, int samples) {
        Arrays.fill(recording.signals().get(1).samples(), 100, 100 + samples, Float.NaN);
        return recording;
    }
}
