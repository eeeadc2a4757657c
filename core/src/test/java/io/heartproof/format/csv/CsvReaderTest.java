package io.heartproof.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.Allocation;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTest {
    private static final ReadOptions AT_250_HZ = ReadOptions.samplingRate(250);

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("R1.csv"), text);
    }

    @Test
    void readsLeadsAtTheRateOfTheTimeColumn() throws IOException {
        Recording recording = RecordingFiles.read(file("Time,avr, II \n0,1,-2\n0.004,,2.5e-1\n0.008,3,.5\n"));
        assertThat(recording.name()).isEqualTo("R1");
        assertThat(recording.samplingRateHz()).isEqualTo(250);
        assertThat(recording.leads()).containsExactly(Lead.AVR, Lead.II);
        assertThat(recording.signals().get(0).samples()).containsExactly(1, Float.NaN, 3);
        assertThat(recording.signals().get(1).samples()).containsExactly(-2, 0.25f, 0.5f);
        assertThat(recording.signals()).allMatch(LeadSignal::calibrated);
        assertThat(recording.patient()).isEqualTo(Patient.UNKNOWN);
        assertThat(recording.source().format()).isEqualTo("CSV");
        assertThat(recording.source().notes()).containsExactly("lead aVR: 1 of 3 samples is marked invalid");
    }

    @Test
    void takesTheGivenRateWithoutATimeColumn() throws IOException {
        Recording recording = RecordingFiles.read(file("I\n1\n2"), AT_250_HZ);
        assertThat(recording.samplingRateHz()).isEqualTo(250);
        assertThat(recording.signals().get(0).samples()).containsExactly(1, 2);
    }

    @Test
    void takesTheGivenRateWhereRoundedTimesAgreeWithIt() throws IOException {
        StringBuilder table = new StringBuilder("time,I\n");
        for (int i = 0; i < 3600; i++) {
            table.append(String.format(Locale.ROOT, "%.3f,0%n", i / 360.0));
        }
        Path path = file(table.toString());
        assertThat(RecordingFiles.read(path, ReadOptions.samplingRate(360)).samplingRateHz())
                .isEqualTo(360);
        assertThat(RecordingFiles.read(path).samplingRateHz()).isEqualTo(360);
        assertThatThrownBy(() -> RecordingFiles.read(path, AT_250_HZ))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("contradicts the given sampling rate of 250.0 Hz");
    }

    /** Steps of 3 ms, then of 2 ms at times whose last digits a double does not hold, then of 2.001 ms. */
    @ParameterizedTest
    @CsvSource({"0, 3, 333.333333", "1700000000, 2, 500", "0, 2.001, 499.750125"})
    void takesAWholeRateOnlyAsFarAsTimesAreRounded(long first, BigDecimal milliseconds, double rate)
            throws IOException {
        StringBuilder table = new StringBuilder("timestamp [s],I\n");
        for (int i = 0; i < 1100; i++) {
            BigDecimal time = milliseconds.multiply(BigDecimal.valueOf(i)).movePointLeft(3);
            table.append(BigDecimal.valueOf(first).add(time).toPlainString()).append(",0\n");
        }
        assertThat(RecordingFiles.read(file(table.toString())).samplingRateHz()).isEqualTo(rate);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "V1, mV, true, 1500",
        "V1 [mV], mV, true, 1500",
        "V1 [uV], mV, true, 1.5",
        "V1 [NU], NU, true, 1500",
        "V1 [?], mV, false, 1500",
    })
    void understandsUnits(String head, String unit, boolean calibrated, float expected) throws IOException {
        LeadSignal lead = RecordingFiles.read(file(head + "\n1500\n"), AT_250_HZ)
                .signals()
                .get(0);
        assertThat(lead.lead()).isEqualTo(Lead.V1);
        assertThat(lead.unit()).isEqualTo(unit);
        assertThat(lead.calibrated()).isEqualTo(calibrated);
        assertThat(lead.samples()).containsExactly(expected);
    }

    @Test
    void readsQuotesByteOrderMarksAndWindowsLineEnds() throws IOException {
        Recording recording = RecordingFiles.read(file("\ufeff\"a, b\",II\r\n\"1\",2\r\n\r\n"), AT_250_HZ);
        assertThat(recording.leads()).containsExactly(new Lead("a, b"), Lead.II);
        assertThat(recording.length()).isEqualTo(1);
    }

    @Test
    void takesAnEmptyLineOfASingleColumnForAMissingSample() throws IOException {
        Recording recording = RecordingFiles.read(file("I\n1\n\n2\n"), AT_250_HZ);
        assertThat(recording.signals().get(0).samples()).containsExactly(1, Float.NaN, 2);
    }

    @Test
    void takesTheFirstOfEqualNamesUnlessAnotherIsLonger() throws IOException {
        Recording recording = RecordingFiles.read(file("II,Lead II,V 1,v1\n,1,2,3\n4,5,6,7\n"), AT_250_HZ);
        assertThat(recording.leads()).containsExactly(Lead.II, new Lead("II (2)"), Lead.V1, new Lead("V1 (2)"));
        assertThat(recording.signal(Lead.II).orElseThrow().samples()).containsExactly(1, 5);
        assertThat(recording.signal(Lead.V1).orElseThrow().samples()).containsExactly(2, 6);
        assertThat(recording.source().notes())
                .contains("lead II is there again, as II (2)", "lead V1 is there again, as V1 (2)");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''|: the first row must name the leads, but the table is empty",
                "I,II|: expected at least one sample per lead, got 0",
                "0.1,0.2|, line 1: the first row must name the leads, got the number 0.1",
                "I,,II\\n1,2,3|, line 1: the first row must name the leads, got ''",
                "time\\n1|, line 1: expected at least one lead and at most one time, got [time]",
                "time,time,I\\n1,2,3|, line 1: expected at least one lead and at most one time, got [time, time, I]",
                "I,II\\n1|, line 2: expected 2 cells, got 1",
                "I,II\\n1,2,3|, line 2: expected 2 cells, got 3",
                "I,II\\n1,2\\n\\n3,4|, line 3: expected 2 cells, got an empty line",
                "I\\nInfinity|, line 2: expected a number in the range of a float in column I, got 'Infinity'",
                "I\\n1e39|, line 2: expected a number in the range of a float in column I, got '1e39'",
                "I\\n0x1p3|, line 2: expected a number in the range of a float in column I, got '0x1p3'",
                "I\\n1f|, line 2: expected a number in the range of a float in column I, got '1f'",
                "time,I\\n0,1\\n,2|, line 3: expected a time in column 'time', got ''",
                "time,I\\n0,1\\n0,2|: times must rise, got 0.0 to 0.0 in column 'time'",
                "time,I\\n0,1\\n-1,2|: times must rise, got 0.0 to -1.0 in column 'time'",
                "time,I\\n-1e308,1\\n1e308,2|: times must rise, got -1.0E308 to 1.0E308 in column 'time'",
                "time,I\\n"
                        + "0,1\\n"
                        + "0.003,2\\n"
                        + "0.004,3|: times must be equally spaced, expected about 0.002 for sample 1, got 0.003 in column"
                        + " 'time'",
                "I\\n1\\n\\\"2|: Unclosed quoted field at end of input (record starting at line 3)",
            })
    void refusesInOneLine(String table, String message) throws IOException {
        Path path = file(table.replace("\\n", "\n").replace("\\\"", "\""));
        ReadOptions options = table.startsWith("time,") ? ReadOptions.NONE : AT_250_HZ;
        long allocated = Allocation.during(() -> assertThatThrownBy(() -> RecordingFiles.read(path, options))
                .isInstanceOf(BadData.class)
                .hasMessage(path + message));
        assertThat(allocated).isLessThan(16 << 20);
    }

    @Test
    void asksForTheRateWhereNothingGivesIt() throws IOException {
        Path path = file("I\n1");
        assertThatThrownBy(() -> RecordingFiles.read(path))
                .isInstanceOf(BadData.class)
                .hasMessage(path
                        + ": the table has no column 'time', so the sampling rate must be given with --sampling-rate"
                        + " (samplingRateHz= in a request)");
    }

    @Test
    void refusesLongCellsAndManyColumns() throws IOException {
        Path longCell = file("I\n" + "1".repeat(5000));
        assertThatThrownBy(() -> RecordingFiles.read(longCell, AT_250_HZ))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("1024 characters");
        Path wide = file("I" + ",x".repeat(5000) + "\n");
        assertThatThrownBy(() -> RecordingFiles.read(wide, AT_250_HZ))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("1024 fields");
    }
}
