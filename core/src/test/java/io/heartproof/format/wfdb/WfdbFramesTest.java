package io.heartproof.format.wfdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.WfdbFiles;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records whose signals differ in samples per frame, or are skewed. */
class WfdbFramesTest {
    @TempDir
    Path folder;

    private WfdbFiles files;

    @BeforeEach
    void open() {
        files = new WfdbFiles(folder);
    }

    @Test
    void keepsTheSamplesPerFrameThatLeadsShare() throws IOException {
        files.codes16("r.dat", 1, 2, 3, 4, 70, 5, 6, 7, 8, 80);
        Recording recording = files.read("""
            r 3 62.5/250 2
            r.dat 16x2 1 16 0 1 14 0 II
            r.dat 16x2 1 16 0 3 22 0 V
            r.dat 16 1/NU 16 0 70 150 0 RESP
            """);
        assertThat(recording.samplingRateHz()).isEqualTo(125);
        assertThat(recording.leads()).containsExactly(Lead.II, new Lead("V"));
        assertThat(recording.signals().get(0).samples()).containsExactly(1, 2, 5, 6);
        assertThat(recording.signals().get(1).samples()).containsExactly(3, 4, 7, 8);
        assertThat(recording.source().notes())
                .contains("signal RESP is left out: its frames have 1 sample, those of the leads 2");
    }

    @Test
    void confirmsTheRateOfTheLeadsNotThatOfTheFrames() throws IOException {
        files.codes16("r.dat", 1, 2, 3, 4);
        Path header = files.header("r", "r 1 250 2\nr.dat 16x2 1 16 0 1 10 0 II\n");
        assertThat(RecordingFiles.read(header, ReadOptions.samplingRate(500)).samplingRateHz())
                .isEqualTo(500);
        assertThatThrownBy(() -> RecordingFiles.read(header, ReadOptions.samplingRate(250)))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("the file says 500.0 Hz");
    }

    @Test
    void movesASkewedSignalByFrames() throws IOException {
        files.codes16("r.dat", 1, 2, 10, 20, 3, 4, 30, 40);
        Recording recording = files.read("r 2 250 2\nr.dat 16x2:1 1 16 0 1 10 0 I\nr.dat 16x2 1 16 0 10 100 0 II");
        assertThat(recording.signals().get(0).samples()).containsExactly(3, 4, Float.NaN, Float.NaN);
        assertThat(recording.signals().get(1).samples()).containsExactly(10, 20, 30, 40);
    }

    @Test
    void averagesTheValidSamplesOfAFasterSignalWithANote() throws IOException {
        // Frames of x, x, x, II; the checksum counts every x: 3 + 6 + 9 + 4 + 4 - 4 * 32768 = 26 - 2 * 65536.
        files.codes16("r.dat", 3, 6, 9, 70, -32768, 4, 4, 80, -32768, -32768, -32768, 90);
        Recording recording = files.read("""
            r 2 250 3
            r.dat 16x3 1 16 0 3 26 0 x
            r.dat 16 1 16 0 70 240 0 II
            """);
        assertThat(recording.samplingRateHz()).isEqualTo(250);
        assertThat(recording.signals().get(0).samples()).containsExactly(6, 4, Float.NaN);
        assertThat(recording.signals().get(1).samples()).containsExactly(70, 80, 90);
        assertThat(recording.source().notes())
                .contains(
                        "lead x has 3 samples where others have 1: averaged",
                        "lead x: 1 of 3 samples is marked invalid");
    }

    @Test
    void keepsTheFasterWhereNoNameTellsWhichSignalIsTheEcg() throws IOException {
        files.codes16("r.dat", 1, 2, 70);
        Recording recording = files.read("r 2 250 1\nr.dat 16x2 1 16 0 1 3 0 A\nr.dat 16 1 16 0 70 70 0 B\n");
        assertThat(recording.samplingRateHz()).isEqualTo(500);
        assertThat(recording.signals().get(0).samples()).containsExactly(1, 2);
    }

    @Test
    void keepsTheSamplesPerFrameOfSegments() throws IOException {
        files.codes16("a.dat", 1, 2, 50, 3, 4, 60);
        files.codes16("b.dat", 70, 80);
        files.header("layout", "layout 2 100 0\n~ 0 1 16 0 0 0 0 II\n~ 0 1 16 0 0 0 0 RESP\n");
        files.header("a", "a 2 100 2\na.dat 16x2 1 16 0 1 10 0 II\na.dat 16 1 16 0 50 110 0 RESP\n");
        files.header("b", "b 1 100 2\nb.dat 16 1 16 0 70 150 0 RESP\n");
        Recording recording = files.read("r/4 2 100 5\nlayout 0\na 2\n~ 1\nb 2\n");
        assertThat(recording.samplingRateHz()).isEqualTo(200);
        assertThat(recording.leads()).containsExactly(Lead.II);
        float nan = Float.NaN;
        assertThat(recording.signals().get(0).samples()).containsExactly(1, 2, 3, 4, nan, nan, nan, nan, nan, nan);
        assertThat(recording.source().notes())
                .contains("signal RESP is left out: its frames have 1 sample, those of the leads 2");
    }

    @Test
    void advancesASkewedSignal() throws IOException {
        files.codes16("r.dat", 1, 10, 2, 20, 3, 30, 4, 40);
        Recording recording = files.read("r 2 250 4\nr.dat 16:1 1 16 0 1 10 0 A\nr.dat 16 1 16 0 10 100 0 B");
        assertThat(recording.signals().get(0).samples()).containsExactly(2, 3, 4, Float.NaN);
        assertThat(recording.signals().get(1).samples()).containsExactly(10, 20, 30, 40);
        assertThat(recording.source().notes()).containsExactly("lead A: 1 of 4 samples is marked invalid");
    }
}
