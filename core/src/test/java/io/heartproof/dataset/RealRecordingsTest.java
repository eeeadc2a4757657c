package io.heartproof.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.PaddedForm;
import io.heartproof.dataset.DataSetValidation.ClassCount;
import io.heartproof.format.ReadOptions;
import io.heartproof.label.LabelSet;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The 1,608 real recordings of ecg9: all are read and prepared, and what is odd about them is what is known. */
class RealRecordingsTest {
    private static final Path ECG9 =
            Path.of(System.getProperty("heartproof.data", "../../shared/data")).resolve("ecg9");

    @BeforeEach
    void needsTheRecordings() {
        assumeTrue(Files.isDirectory(ECG9), "ecg9 is not here");
    }

    @Test
    void allAreReadAndPrepared() throws IOException {
        InputContract contract = InputContract.published(PaddedForm.PUBLISHED, LabelSet.CPSC2018);

        DataSetValidation validation = DataSetValidation.of(ECG9, contract, ReadOptions.NONE, Progress.NONE);

        Map<String, Long> remarks = validation.findings().stream()
                .flatMap(f -> f.remarks().stream())
                .collect(Collectors.groupingBy(RealRecordingsTest::kind, TreeMap::new, Collectors.counting()));
        System.out.println(validation.totals());
        remarks.forEach((remark, count) -> System.out.println(count + " x " + remark));
        assertThat(validation.totals().all()).isEqualTo(1_608);
        assertThat(validation.totals().refused()).isZero();
        assertThat(validation.totals().multiLabel()).isEqualTo(103);
        assertThat(validation.classes())
                .containsExactly(
                        new ClassCount("Normal", 1092),
                        new ClassCount("AF", 136),
                        new ClassCount("I-AVB", 81),
                        new ClassCount("LBBB", 45),
                        new ClassCount("RBBB", 65),
                        new ClassCount("PAC", 38),
                        new ClassCount("PVC", 59),
                        new ClassCount("STD", 82),
                        new ClassCount("STE", 10));
        assertThat(remarks)
                .hasSize(3)
                .containsEntry("several labels", 103L)
                .containsEntry("in NU, not mV: all leads", 1_189L)
                .containsEntry("resampled from 250 Hz to 500 Hz", 1_476L);
    }

    @Test
    void splitForMeasurementsBelongsToThem() throws IOException {
        DataSet data = DataSet.open(ECG9);

        Split split = Split.read(ECG9.resolve("split"));
        split.requireIn(data);

        assertThat(split.train()).hasSize(1_200);
        assertThat(split.validation()).hasSize(108);
        assertThat(split.test()).hasSize(197);
        assertThat(data.singleLabel()).hasSize(1_505);
    }

    @Test
    void digestIsTheSameEachTime() throws IOException {
        assertThat(DataSet.open(ECG9).digest()).isEqualTo(DataSet.open(ECG9).digest());
    }

    /** Remarks that differ only in a lead, a place or an amount are of one kind. */
    private static String kind(String remark) {
        return remark.replaceAll("lead \\S+", "lead ..")
                .replaceAll("several labels .*", "several labels")
                .replaceAll("cut from .*", "cut");
    }
}
