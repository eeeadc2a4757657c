package io.heartproof.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as other programs write them. */
class TableFormsTest {
    private static final ReadOptions AT_500_HZ = ReadOptions.samplingRate(500);

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return file(text, StandardCharsets.UTF_8);
    }

    private Path file(String text, Charset charset) throws IOException {
        return Files.write(
                folder.resolve("R1.csv"),
                text.replace("\\n", "\n").replace("\\t", "\t").getBytes(charset));
    }

    private static float[] samples(Recording recording, Lead lead) {
        return recording.signal(lead).orElseThrow().samples();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I [uV]",
                "I (uV)",
                "I(uV)",
                "I_uV",
                "I uV",
                "I-uV",
                "I/uV",
                "I in uV",
                "I..uV.",
                "I [\u00b5V]",
                "I (\u03bcV)",
                "I (microvolts)",
                "I_microvolt",
                "I [Microvolts]",
                "ECG I (uV)",
                "'I' [uV]"
            })
    void understandsUnitsBehindAName(String head) throws IOException {
        LeadSignal lead = RecordingFiles.read(file((head + "\n1500\n").replace("'", "")), AT_500_HZ)
                .signals()
                .get(0);
        assertThat(lead.samples()).containsExactly(1.5f);
        assertThat(lead.unit()).isEqualTo("mV");
        assertThat(lead.lead().name()).endsWith("I").doesNotContain("V");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I (V)", "I_V", "I V", "Lead I_V", "chan 1 (V)"})
    void understandsVolts(String head) throws IOException {
        LeadSignal lead = RecordingFiles.read(file(head + "\n0.0015\n"), AT_500_HZ)
                .signals()
                .get(0);
        assertThat(lead.samples()).containsExactly(1.5f);
        assertThat(lead.lead().name()).doesNotContain("V");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1mV",
                "0.1 mV",
                "x10 uV",
                "uV/LSB",
                "\u00b5V per bit",
                "mV/10",
                "counts",
                "ADC counts",
                "raw units",
                "adu",
                "a.u.",
                "LSB",
                "mm",
                "NU"
            })
    void takesNoOtherUnitForMillivolts(String unit) throws IOException {
        LeadSignal lead = RecordingFiles.read(file("II (" + unit + ")\n8\n"), AT_500_HZ)
                .signals()
                .get(0);
        assertThat(lead.lead()).isEqualTo(Lead.II);
        assertThat(lead.unit()).isEqualTo(unit);
        assertThat(lead.samples()).containsExactly(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aVR (inverted)", "II (filtered)", "V1 (C1)", "chan V", "lead_V", "chan 1 (counts)", "II-V"})
    void keepsNamesThatEndAsIfInAUnit(String head) throws IOException {
        Recording recording = RecordingFiles.read(file(head + "\n8\n"), AT_500_HZ);
        assertThat(recording.leads()).containsExactly(new Lead(head));
    }

    @Test
    void understandsUnitsInLatin1() throws IOException {
        Path latin1 = file("time,I [\u00b5V],II (\u00b5V)\n0,1500,1\n0.002,1,1\n", StandardCharsets.ISO_8859_1);
        assertThat(samples(RecordingFiles.read(latin1), Lead.I)).containsExactly(1.5f, 0.001f);
        Path units = file("time,I,II\ns,\u00b5V,mV\n0,1500,1\n0.002,1,1\n", StandardCharsets.ISO_8859_1);
        assertThat(samples(RecordingFiles.read(units), Lead.I)).containsExactly(1.5f, 0.001f);
        assertThat(samples(RecordingFiles.read(units), Lead.II)).containsExactly(1, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
    void readsTextWithAByteOrderMark(String charset) throws IOException {
        Path path = file("\ufefftime\\tI (\u00b5V)\\tII\n0\\t1500\\t1\n0.002\\t1\\t1\n", Charset.forName(charset));
        assertThat(samples(RecordingFiles.read(path), Lead.I)).containsExactly(1.5f, 0.001f);
    }

    @Test
    void readsARowOfUnits() throws IOException {
        Path path = file("Time,I,II,PLETH\n(ms),(uV),(V),(NU)\n0,1500,0.001,7\n2,1,0.002,8\n");
        Recording recording = RecordingFiles.read(path);
        assertThat(recording.samplingRateHz()).isEqualTo(500);
        assertThat(samples(recording, Lead.I)).containsExactly(1.5f, 0.001f);
        assertThat(samples(recording, Lead.II)).containsExactly(1, 2);
        assertThat(recording.signals().get(2).unit()).isEqualTo("NU");
    }

    @Test
    void readsWhatPhysioNetsProgramsWrite() throws IOException {
        Path path = file(
                "'Elapsed time','II','V5'\n'hh:mm:ss.mmm','mV','mV'\n'0:00.000',-0.145,-0.065\n'0:00.004',0.5,1\n");
        Recording recording = RecordingFiles.read(path);
        assertThat(recording.samplingRateHz()).isEqualTo(250);
        assertThat(samples(recording, Lead.II)).containsExactly(-0.145f, 0.5f);
        Path numbered = file("'sample #','II','V5'\n0,-0.145,-0.065\n1,0.5,1\n");
        assertThat(samples(RecordingFiles.read(numbered, AT_500_HZ), Lead.V5)).containsExactly(-0.065f, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "time [ms]!0!2!4",
                "time (ms)!0!2!4",
                "time_ms!0!2!4",
                "t_ms!0!2!4",
                "Time (milliseconds)!0!2!4",
                "ms!0!2!4",
                "time [us]!0!2000!4000",
                "time (\u00b5s)!0!2000!4000",
                "time_ns!0!2000000!4000000",
                "time (s)!0!0.002!0.004",
                "seconds!0!0.002!0.004",
                "t!5!5.002!5.004",
                "Timestamp!1700000000.000!1700000000.002!1700000000.004",
                "timestamp!1700000000000!1700000000002!1700000000004",
                "timestamp!2024-02-29T23:59:59.999Z!2024-03-01T00:00:00.001Z!2024-03-01T00:00:00.003Z",
                "datetime!2024-02-29 10:00:00.000!2024-02-29 10:00:00.002!2024-02-29 10:00:00.004",
                "time!10:00:00.000!10:00:00.002!10:00:00.004",
                "time [min]!0!0.0000333333!0.0000666667",
            })
    void understandsTimes(String head, String first, String second, String third) throws IOException {
        Path path = file(head + ",I\n" + first + ",1\n" + second + ",2\n" + third + ",3\n");
        assertThat(RecordingFiles.read(path).samplingRateHz())
                .isCloseTo(500, org.assertj.core.data.Offset.offset(1e-2));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, 'column ''time'' has no unit, and in seconds it would give 0.5 Hz'",
        "0, 1, 'column ''time'' has no unit, and in seconds it would give 1.0 Hz'",
        "0, 0.00003, 'column ''time'' has no unit, and in seconds it would give 33333.3333 Hz'",
    })
    void refusesTimesOfNoUnitThatGiveNoUsualRate(String first, String second, String message) throws IOException {
        Path path = file("time,I\n" + first + ",1\n" + second + ",2\n");
        assertThatThrownBy(() -> RecordingFiles.read(path))
                .isInstanceOf(BadData.class)
                .hasMessageContaining(message)
                .hasMessageContaining("name the unit in its head (time [ms]) or give the sampling rate");
    }

    @Test
    void takesTimesOfNoUnitForWhatTheGivenRateMakesThem() throws IOException {
        Recording milliseconds = RecordingFiles.read(file("time,I\n0,1\n2,2\n4,3\n"), AT_500_HZ);
        assertThat(milliseconds.samplingRateHz()).isEqualTo(500);
        assertThat(milliseconds.source().notes())
                .containsExactly("column 'time' has no unit: taken as milliseconds, after the given sampling rate");
        Recording counted = RecordingFiles.read(file("time,I\n0,1\n1,2\n2,3\n"), AT_500_HZ);
        assertThat(counted.samplingRateHz()).isEqualTo(500);
        assertThat(counted.source().notes()).containsExactly("column 'time' counts the samples: passed over");
        Path contradicting = file("time,I\n0,1\n3,2\n6,3\n");
        assertThatThrownBy(() -> RecordingFiles.read(contradicting, AT_500_HZ)).isInstanceOf(BadData.class);
        Path stated = file("time [ms],I\n0,1\n1,2\n2,3\n");
        assertThatThrownBy(() -> RecordingFiles.read(stated, AT_500_HZ))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("the file says 1000.0 Hz");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",I,II\n0,3,5\n1,4,6\n",
                "Unnamed: 0,I,II\n0,3,5\n1,4,6\n",
                "Unnamed: 0.1,Unnamed: 0,I,II\n0,0,3,5\n1,1,4,6\n",
                ",I,II\n1000,3,5\n1001,4,6\n",
                "index,I,II\n0,3,5\n1,4,6\n",
                "sample,I,II\n1,3,5\n2,4,6\n",
                "\"\",\"I\",\"II\"\n\"1\",3,5\n\"2\",4,6\n",
                "\"X\",\"I\",\"II\"\n1,3,5\n2,4,6\n",
                "\"I\",\"II\"\n\"1\",3,5\n\"2\",4,6\n",
                "row.names,I,II\n1,3,5\n2,4,6\n",
                "I,II,\n3,5,\n4,6,\n",
                "I,II\n3,5,\n4,6,\n",
                "I,II,,\n3,5,,\n4,6,,\n",
                ",I,II,\n0,3,5,\n1,4,6,\n",
                "I;II\n3;5\n4;6\n",
                "I;II\n3,0;5,0\n4,0;6,0\n",
                "I\\tII\n3\\t5\n4\\t6\n",
                "I|II\n3|5\n4|6\n",
                "sep=;\nI;II\n3;5\n4;6\n",
                "# made by hand\n# fs 500\nI,II\n3,5\n4,6\n",
                "# I,II\n3,5\n4,6\n",
                "#I,II\n3.0e+00,5.0e+00\n4.0e+00,6.0e+00\n",
                "'I','II'\n3,5\n4,6\n",
                "I (mV),II (mV)\r\n3,5\r\n4,6\r\n",
            })
    void readsTablesOfOtherPrograms(String table) throws IOException {
        Recording recording = RecordingFiles.read(file(table), AT_500_HZ);
        assertThat(recording.leads()).containsExactly(Lead.I, Lead.II);
        assertThat(samples(recording, Lead.I)).containsExactly(3, 4);
        assertThat(samples(recording, Lead.II)).containsExactly(5, 6);
        assertThat(recording.samplingRateHz()).isEqualTo(500);
    }

    @Test
    void takesTheIndexOfPandasForTimesWhereItIsOne() throws IOException {
        Recording recording = RecordingFiles.read(file(",I\n0.000,3\n0.002,4\n0.004,5\n"));
        assertThat(recording.samplingRateHz()).isEqualTo(500);
        assertThat(recording.leads()).containsExactly(Lead.I);
        assertThat(recording.source().notes())
                .containsExactly("column 1 (without a name) has no unit: taken as seconds");
        Recording both = RecordingFiles.read(file(",time,I\n0,0.000,3\n1,0.002,4\n"));
        assertThat(both.samplingRateHz()).isEqualTo(500);
        assertThat(samples(both, Lead.I)).containsExactly(3, 4);
    }

    @Test
    void keepsTheLeadXOfFrank() throws IOException {
        Recording recording = RecordingFiles.read(file("X,Y,Z\n0.1,1,1\n0.2,2,2\n"), AT_500_HZ);
        assertThat(recording.leads()).containsExactly(new Lead("X"), new Lead("Y"), new Lead("Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "nan",
                "NA",
                "N/A",
                "null",
                "NULL",
                "None",
                "-nan",
                "nan(ind)",
                "1.#QNAN",
                "#N/A",
                "",
                "<NA>",
                "-"
            })
    void takesWhatProgramsWriteForAMissingNumber(String cell) throws IOException {
        Recording recording = RecordingFiles.read(file("I,II\n1,2\n" + cell + ",3\n"), AT_500_HZ);
        assertThat(samples(recording, Lead.I)).containsExactly(1, Float.NaN);
        assertThat(recording.source().notes()).containsExactly("lead I: 1 of 2 samples is marked invalid");
    }

    @Test
    void saysThatAmplitudesWithoutAUnitAreLarge() throws IOException {
        Recording recording = RecordingFiles.read(file("I,II\n795,1\n1,1\n"), AT_500_HZ);
        assertThat(recording.source().notes())
                .containsExactly(
                        "no unit is stated, so amplitudes are taken as mV: they reach 795.000, as if in another unit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "lead,0,1,2\\nI,1,2,3\\nII,1,2,3!the table has rows for single leads: it must have a column per lead",
                "I,0.1,0.2\\nII,0.1,0.2!the table has rows for single leads: it must have a column per lead",
                "lead,a,b\\nI,1,2\\nII,1,2!the table has rows for single leads: it must have a column per lead",
                "time I II\\n0 1 2!, line 1: columns must be separated by comma, semicolon, tab or |, got blanks",
                "I;II\\n"
                        + "0.5;1\\n"
                        + "0,5;1!, line 3: expected a number in the range of a float in column I, got '0,5' in a table"
                        + " with decimal points and decimal commas",
                "I [mV]\\nuV\\n1!, line 2: column I is in 'mV' and in 'uV'",
                "time [days],I\\n1,2!, line 1: the time column must be in s, ms, us, ns or min, got 'time [days]'",
                "sample,I\\n0,1\\n2,2\\n4,3!: column 'sample' must count the rows: 0, 1, 2 and so on",
                "I,II\\n5,1,2\\n6,1,2!, line 2: expected 2 cells, got 3",
                "I,name\\n1,x!, line 2: expected a number in the range of a float in column name, got 'x'",
            })
    void namesWhatItCannotRead(String table, String message) throws IOException {
        Path path = file(table);
        assertThatThrownBy(() -> RecordingFiles.read(path, AT_500_HZ))
                .isInstanceOf(BadData.class)
                .hasMessage(path + (message.startsWith(",") || message.startsWith(":") ? "" : ": ") + message);
    }

    @Test
    void namesALongTableOnItsSide() throws IOException {
        String row = IntStream.range(0, 5000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        Path path = file("I," + row + "\nII," + row + "\n");
        assertThatThrownBy(() -> RecordingFiles.read(path, AT_500_HZ))
                .isInstanceOf(BadData.class)
                .hasMessage(path + ": the table has rows for single leads: it must have a column per lead");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I (uV);II\n", "sep=;\nI;II\n", "'time','I'\n", "# made by hand\nI,II\n", "time,I_uV\n"})
    void looksLikeATableOfLeads(String table) throws IOException {
        assertThat(RecordingFiles.looksLikeRecording(file(table))).isTrue();
        assertThat(RecordingFiles.looksLikeRecording(file("Recording,First_label\n")))
                .isFalse();
    }

    @Test
    void looksLikeATableOfLeadsByTheNamesThatTheUserGives() throws IOException {
        Path table = file("time,chan 1 (uV)\n");

        assertThat(RecordingFiles.looksLikeRecording(table)).isFalse();
        assertThat(RecordingFiles.looksLikeRecording(table, LeadMap.of("map", List.of("chan 1=II"))))
                .isTrue();
    }
}
