package io.heartproof.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of R whose columns have no names but V1, V2 and so on. */
class MadeUpNamesTest {
    private static Recording read(String table, String... leads) throws IOException {
        byte[] bytes = table.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
        ReadOptions options = ReadOptions.samplingRate(500).with(LeadMap.of("--lead", List.of(leads)));
        return RecordingFiles.read(RecordingFile.of("r.csv", bytes), options);
    }

    private static float[] samples(Recording recording, Lead lead) {
        return recording.signal(lead).orElseThrow().samples();
    }

    /** A matrix of two rows, 17, 18 and so on, and 33, 34 and so on, as {@code write.csv(matrix)} writes it. */
    private static String matrix(int columns) {
        StringBuilder table = new StringBuilder("\"\"");
        IntStream.rangeClosed(1, columns)
                .forEach(c -> table.append(",\"V").append(c).append('"'));
        for (int row = 1; row <= 2; row++) {
            table.append("\n\"").append(row).append('"');
            for (int c = 1; c <= columns; c++) {
                table.append(',').append(16 * row + c);
            }
        }
        return table.append('\n').toString();
    }

    @Test
    void givesTheTwelveLeadsThatTheUserNames() throws IOException {
        String[] names = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> "V" + i + "=" + Lead.STANDARD_12.get(i - 1))
                .toArray(String[]::new);
        Recording recording = read(matrix(12), names);
        assertThat(recording.leads()).isEqualTo(Lead.STANDARD_12);
        for (int i = 1; i <= 12; i++) {
            assertThat(samples(recording, Lead.STANDARD_12.get(i - 1))).containsExactly(16 + i, 32 + i);
        }
        assertThat(recording.source().notes()).isEmpty();
    }

    @Test
    void takesNoColumnForAChestLeadThatTheUserDoesNotName() throws IOException {
        Recording recording = read(matrix(8), "v2=I", "V1=II", "V8=V1");
        assertThat(samples(recording, Lead.I)).containsExactly(18, 34);
        assertThat(samples(recording, Lead.II)).containsExactly(17, 33);
        assertThat(samples(recording, Lead.V1)).containsExactly(24, 40);
        assertThat(recording.leads().stream().filter(lead -> !lead.isStandard()).map(Lead::name))
                .containsExactly("unnamed V3", "unnamed V4", "unnamed V5", "unnamed V6", "unnamed V7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "V1,V2,V3,V4,V5,V6,V7,V8\\n1,2,3,4,5,6,7,8!1!8",
                "V1,V2,V3,V4,V5,V6,V7,V8,V9,V10,V11,V12\\n1,2,3,4,5,6,7,8,9,10,11,12!1!12",
                "v1;v2;v3;v4;v5;v6;v7\\n1;2;3;4;5;6;7!1!7",
                "X,V1,V2,V3,V4,V5,V6,V7\\n1,1,2,3,4,5,6,7\\n2,1,2,3,4,5,6,7!1!7",
                "time,V1,V2,V3,V4,V5,V6,V7\\n0,1,2,3,4,5,6,7!1!7",
                "V2,V3,V4,V5,V6,V8,V9\\n1,2,3,4,5,6,7!2!9",
                "V1 [uV],V2 [uV],V7 [uV]\\n1,2,3!1!7",
                "V1,V2,V7,class\\n1,2,3,4!1!7",
            })
    void asksForNames(String table, int first, int last) {
        assertThatThrownBy(() -> read(table, "chan 1=II"))
                .isInstanceOf(BadData.class)
                .hasMessage("r.csv, line 1: V" + first + " to V" + last
                        + " without a limb lead are what R calls columns without names: name the leads here, or all"
                        + " with --lead \"V1=I\" (lead= in a request)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "V1,V2,V3,V4,V5,V6\\n1,2,3,4,5,6!V5=V5!5",
                "II,V1,V2,V3,V4,V5,V6,V7,V8,V9\\n0,1,2,3,4,5,6,7,8,9!V5=V5!5",
                "D1,D2,V1,V2,V3,V4,V5,V6,V7\\n0,0,1,2,3,4,5,6,7!V5=V5!5",
                "chan 1,V1,V2,V3,V4,V5,V6,V7\\n0,1,2,3,4,5,6,7!chan 1=II!5",
                "V7,V8,V9\\n7,8,9!V8=V5!8",
            })
    void knowsChestLeadsAndThoseOfTheBack(String table, String lead, float v5) throws IOException {
        Recording recording = read(table, lead);
        assertThat(samples(recording, Lead.V5)).containsExactly(v5);
        assertThat(recording.leads().stream().map(Lead::name)).noneMatch(name -> name.startsWith("unnamed"));
    }
}
