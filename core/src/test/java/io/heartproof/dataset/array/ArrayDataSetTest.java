package io.heartproof.dataset.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.Scaling;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.DataSetValidation;
import io.heartproof.dataset.Entry;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.array.KnownArrays;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import io.heartproof.signal.Lead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays with recordings 11 to 14, as data sets. */
class ArrayDataSetTest {
    private static final String EXAMS = """
        exam_id,age,is_male,1dAVb,RBBB,LBBB,SB,ST,AF,patient_id,normal_ecg,trace_file
        14,50,True,False,False,False,False,False,True,1,False,exams_part0.hdf5
        12,61,False,False,True,False,True,False,False,2,False,exams_part0.hdf5
        11,33,True,False,False,False,False,False,False,3,True,exams_part0.hdf5
        13,70,False,False,False,False,False,False,False,4,False,exams_part0.hdf5
        99,70,False,False,False,False,False,False,True,5,False,exams_part7.hdf5
        """;

    private static final InputContract CONTRACT = new InputContract(
            List.of(Lead.II, Lead.V1), 500, new PaddedForm(5_000), Scaling.LEAD_PEAK, LabelSet.CPSC2018);

    @TempDir
    private Path folder;

    private Path hdf5;

    @BeforeEach
    void copyAnArray() throws IOException {
        hdf5 = Files.copy(KnownArrays.file("contiguous.hdf5"), folder.resolve("exams_part0.hdf5"));
    }

    @Test
    void takesItsLabelsFromTheTableOfCode15() throws IOException {
        write("exams.csv", EXAMS);

        for (Path place : List.of(folder, hdf5)) {
            DataSet data = DataSet.open(place, KnownArrays.OPTIONS);
            assertThat(data.labels().names()).containsExactly("AF", "RBBB", "SB", "normal_ecg");
            assertThat(data.entries()).extracting(Entry::recording).containsExactly("11", "12", "14");
            assertThat(data.singleLabel())
                    .extracting(entry -> entry.label().name())
                    .containsExactly("normal_ecg", "AF");
            assertThat(data.passedOver())
                    .hasValueSatisfying(text -> assertThat(text)
                            .startsWith("recordings left out: 1 with several labels, 1 without a label"));
            assertThat(data.read(data.entries().get(2)).name()).isEqualTo("14");
            assertThat(data.read(data.entries().get(2)).signals().get(0).samples()[0])
                    .isEqualTo((64 * 4 + 3) / 64f);
        }
    }

    @Test
    void takesTheClassesThatTheLabelFileNames() throws IOException {
        write("exams.csv", EXAMS);
        write("LABELS.csv", "name\nnormal_ecg\nAF\nis_male\n");

        DataSet data = DataSet.open(folder, KnownArrays.OPTIONS);

        assertThat(data.labels().names()).containsExactly("normal_ecg", "AF", "is_male");
        assertThat(data.entries())
                .extracting(entry -> entry.recording() + entry.labels())
                .containsExactly("11[is_male, normal_ecg]", "14[is_male, AF]");
    }

    @Test
    void aReferenceFileGoesBeforeTheTableOfCode15() throws IOException {
        write("exams.csv", "whatever\n");
        write("REFERENCE.csv", "Recording,Label\n13,B\n11,A\n");

        DataSet data = DataSet.open(folder, KnownArrays.OPTIONS);

        assertThat(data.entries()).extracting(Entry::recording).containsExactly("13", "11");
        assertThat(data.select(List.of("11"))).hasSize(1);
    }

    @Test
    void refusesATableThatBreaksARule() throws IOException {
        assertRefused(
                "exams.csv", "exam_id,AF\n11,perhaps\n", "exams.csv line 2: expected True or False, got 'perhaps'");
        assertRefused("exams.csv", "exam_id,AF\n11,True\n11,True\n", "exams.csv line 3: recording 11 is named twice");
        assertRefused("exams.csv", "exam_id,AF,AF\n11,True,False\n", "exams.csv: has several columns AF");
        assertRefused("exams.csv", "exam_id,age\n11,50\n", "exams.csv: expected a column exam_id and columns of the");
        assertRefused("exams.csv", "id,AF\n11,True\n", "exams.csv: expected a column exam_id and columns of the");
        assertRefused("REFERENCE.csv", "Recording,Label\n15,A\n", "REFERENCE.csv line 2: no row of " + folder);
        Files.delete(folder.resolve("REFERENCE.csv"));
        Files.delete(folder.resolve("exams.csv"));
        assertThatThrownBy(() -> DataSet.open(folder, KnownArrays.OPTIONS))
                .isInstanceOf(BadData.class)
                .hasMessage(folder.resolve("REFERENCE.csv") + ": no such file");
    }

    /** Such as empty rows that are all called 0. */
    @Test
    void aNameThatSeveralRowsHaveIsNoRecordings() throws IOException {
        Files.copy(hdf5, folder.resolve("exams_part1.hdf5"));
        write("REFERENCE.csv", "Recording,Label\n11,A\n");

        assertThatThrownBy(() -> DataSet.open(folder, KnownArrays.OPTIONS))
                .isInstanceOf(BadData.class)
                .hasMessageEndingWith("line 2: 2 rows of " + folder + " are called 11");
    }

    @Test
    void rowsThatShareANameAreCounted() throws IOException {
        Files.delete(hdf5);
        Files.copy(KnownArrays.file("floats.npy"), folder.resolve("signals.npy"));
        write("RECORDINGS.csv", "recording\na\nb\na\nd\n");
        write("REFERENCE.csv", "Recording,Label\nb,X\nd,Y\n");

        assertThat(DataSet.open(folder, KnownArrays.OPTIONS).passedOver())
                .hasValueSatisfying(text ->
                        assertThat(text).startsWith("recordings left out: 1 that REFERENCE.csv does not label"));
    }

    @Test
    void validationNamesWhatTheArrayDoesNotSay() throws IOException {
        write("exams.csv", EXAMS);

        DataSetValidation without =
                DataSetValidation.of(folder, CONTRACT, ReadOptions.samplingRate(400), Progress.NONE);

        assertThat(without.findings())
                .hasSize(3)
                .allSatisfy(finding -> assertThat(finding.remarks().get(0)).contains("states no unit of amplitude"));
    }

    @Test
    void validationNamesRowsThatNoTableLabels() throws IOException {
        write("REFERENCE.csv", "Recording,Label\n13,B\n11,A\n");

        DataSetValidation validation = DataSetValidation.of(folder, CONTRACT, KnownArrays.OPTIONS, Progress.NONE);

        assertThat(validation.findings().subList(2, 4))
                .extracting(finding -> finding.recording() + ": " + finding.remarks())
                .containsExactly(
                        "12: [recording 12 has no line in REFERENCE.csv]",
                        "14: [recording 14 has no line in REFERENCE.csv]");
    }

    @Test
    void theDigestFollowsTheFileAndTheLabels() throws IOException {
        write("REFERENCE.csv", "Recording,Label\n13,B\n11,A\n");
        String digest = DataSet.open(folder, KnownArrays.OPTIONS).digest();

        assertThat(DataSet.open(folder, KnownArrays.OPTIONS).digest()).isEqualTo(digest);
        byte[] bytes = Files.readAllBytes(hdf5);
        bytes[4000]++;
        Files.write(hdf5, bytes);
        assertThat(DataSet.open(folder, KnownArrays.OPTIONS).digest()).isNotEqualTo(digest);
    }

    @Test
    void readsNpyWithATable() throws IOException {
        Files.delete(hdf5);
        Files.copy(KnownArrays.file("floats.npy"), folder.resolve("signals.npy"));
        write("RECORDINGS.csv", "age,recording,samples,label\n1,a,40,X\n2,b,38,Y\n3,c,36,\n4,d,1,X\n");

        for (Path place : List.of(folder, folder.resolve("signals.npy"))) {
            DataSet data = DataSet.open(place, KnownArrays.OPTIONS);
            assertThat(data.entries()).extracting(Entry::recording).containsExactly("a", "b", "d");
            assertThat(data.labels().names()).containsExactly("X", "Y");
            assertThat(data.read(data.entries().get(1)).length()).isEqualTo(38);
        }
        write("REFERENCE.csv", "Recording,Label\nc,Z\n");
        assertThat(DataSet.open(folder, KnownArrays.OPTIONS).labels().names()).containsExactly("Z");
        assertRefused(
                "RECORDINGS.csv", "recording\na\nb\nc\n", "signals.npy: has 4 recordings, but RECORDINGS.csv has 3");
        assertRefused(
                "RECORDINGS.csv", "name\na\n", "RECORDINGS.csv: expected a column recording, and perhaps samples");
        assertRefused(
                "RECORDINGS.csv", "recording,samples\na,1.5\n", "RECORDINGS.csv line 2: expected a whole number of");
        assertRefused(
                "RECORDINGS.csv", "recording\n../a\nb\nc\nd\n", "signals.npy row 0: expected a recording's name of");
    }

    private void assertRefused(String table, String text, String message) throws IOException {
        write(table, text);
        assertThatThrownBy(() -> DataSet.open(folder, KnownArrays.OPTIONS))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith(folder + "/" + message);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
