package io.heartproof.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.Scaling;
import io.heartproof.fixture.DicomFiles;
import io.heartproof.fixture.EdfFiles;
import io.heartproof.fixture.Recordings;
import io.heartproof.fixture.XmlEcgs;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.csv.CsvWriter;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.label.LabelSet;
import io.heartproof.progress.Progress;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data set may hold every format that is read, also mixed. */
class FormatsOfDataSetTest {
    private static final int LENGTH = 2_000;

    @TempDir
    Path folder;

    @Test
    void readsEveryFormat() throws IOException {
        writeOneOfEach();

        DataSet data = DataSet.open(folder);

        assertThat(data.entries())
                .extracting(entry -> Path.of(data.where(entry)).getFileName().toString())
                .containsExactly("edf.edf", "capitals.EDF", "dicom.dcm", "aecg.XML", "table.csv", "wfdb.hea");
        for (Entry entry : data.entries()) {
            Recording recording = data.read(entry);
            assertThat(recording.name()).isEqualTo(entry.recording());
            assertThat(recording.leads()).as(entry.recording()).contains(Lead.II);
            assertThat(recording.length()).as(entry.recording()).isEqualTo(LENGTH);
        }
    }

    @Test
    void validationReadsThemAndKnowsNoStray() throws IOException {
        writeOneOfEach();
        Files.writeString(folder.resolve("SOURCES.csv"), "Recording,Source\nedf,a hospital\n");
        InputContract contract =
                new InputContract(List.of(Lead.II), 500, new PaddedForm(2_000), Scaling.LEAD_PEAK, LabelSet.CPSC2018);

        DataSetValidation validation = DataSetValidation.of(folder, contract, ReadOptions.NONE, Progress.NONE);

        assertThat(validation.findings())
                .extracting(RecordingFinding::recording)
                .doesNotContain("SOURCES");
        assertThat(validation.findings())
                .hasSize(6)
                .noneMatch(finding -> finding.remarks().stream().anyMatch(remark -> remark.contains("no line in")));
    }

    @Test
    void fileOfAnyFormatWithoutALineIsAStray() throws IOException {
        writeOneOfEach();
        Files.copy(folder.resolve("edf.edf"), folder.resolve("other.edf"));
        Files.copy(folder.resolve("table.csv"), folder.resolve("more.csv"));

        assertThat(RecordingStores.open(folder, ReadOptions.NONE, Progress.NONE).unnamed(Set.of()))
                .containsExactly(
                        "aecg.XML",
                        "capitals.EDF",
                        "dicom.dcm",
                        "edf.edf",
                        "more.csv",
                        "other.edf",
                        "table.csv",
                        "wfdb.hea");
    }

    @Test
    void digestChangesWithAFileOfAnyFormat() throws IOException {
        writeOneOfEach();
        String before = DataSet.open(folder).digest();

        dicom("dicom.dcm", 3);

        assertThat(DataSet.open(folder).digest()).isNotEqualTo(before);
    }

    @Test
    void headerGoesBeforeEverythingElse() throws IOException {
        writeOneOfEach();
        Files.copy(folder.resolve("edf.edf"), folder.resolve("wfdb.edf"));

        DataSet data = DataSet.open(folder);

        assertThat(data.entries())
                .extracting(entry -> Path.of(data.where(entry)).getFileName().toString())
                .contains("wfdb.hea")
                .doesNotContain("wfdb.edf");
    }

    private void writeOneOfEach() throws IOException {
        edf("edf.edf");
        edf("capitals.EDF");
        dicom("dicom.dcm", 2);
        aecg("aecg.XML");
        CsvWriter.write(waves("table"), folder.resolve("table.csv"));
        WfdbWriter.write(waves("wfdb"), folder);
        Files.writeString(folder.resolve("REFERENCE.csv"), """
            Recording,First_label,Second_label,Third_label
            edf,1,,
            capitals,2,,
            dicom,3,,
            aecg,4,,
            table,5,,
            wfdb,6,,
            """);
    }

    private static Recording waves(String name) {
        Recording recording = Recordings.waves(new Random(3), List.of(Lead.I, Lead.II), LENGTH, 500);
        return Recordings.named(name, 500, recording.signals());
    }

    private void edf(String name) throws IOException {
        new EdfFiles().signal("ECG II", "uV", 500, codes(1)).write(folder.resolve(name));
    }

    private void dicom(String name, int factor) throws IOException {
        DicomFiles dicom = DicomFiles.EXPLICIT;
        String[] rhythm = {"ORIGINAL", "RHYTHM"};
        byte[] group = dicom.group(rhythm, 500, List.of(dicom.channel("2:2", "1.25", "1", "0")), codes(factor));
        dicom.write(folder.resolve(name), dicom.ecg(group));
    }

    private void aecg(String name) throws IOException {
        String digits = IntStream.of(codes(1)).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        String series = XmlEcgs.series("series", "RHYTHM", "0.002", "MDC_ECG_LEAD_II", digits);
        Files.writeString(folder.resolve(name), XmlEcgs.aecg("<component>" + series + "</component>"));
    }

    private static int[] codes(int factor) {
        return IntStream.range(0, LENGTH).map(i -> factor * (i % 97)).toArray();
    }
}
