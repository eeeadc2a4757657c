package io.heartproof.benchmark.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.benchmark.measure.Result;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.label.LabelSet;
import io.heartproof.progress.Progress;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import io.heartproof.simulate.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainReaderTest {
    private final Recording recording =
            new Simulator(1).simulate(LabelSet.CPSC2018.get(0), 1).recording();

    @TempDir
    Path folder;

    @Test
    void readsWhatTheCheckingReaderReads() throws IOException {
        WfdbWriter.write(recording, folder);
        Path header = folder.resolve("S00001.hea");

        float[][] plain = PlainReader.read(header);

        List<LeadSignal> signals = RecordingFiles.read(header).signals();
        assertThat(plain).hasNumberOfRows(12);
        for (int lead = 0; lead < plain.length; lead++) {
            assertThat(plain[lead]).hasSameSizeAs(signals.get(lead).samples());
            for (int t = 0; t < plain[lead].length; t++) {
                float expected = signals.get(lead).samples()[t];
                assertThat(Math.abs(plain[lead][t] - expected)).isLessThanOrEqualTo(Math.ulp(expected));
            }
        }
    }

    @Test
    void comparisonGivesAFigureForEachReader() throws IOException {
        Result result = new ReadingComparison(List.of(recording), folder).run(1, Progress.NONE);

        assertThat(result.baseline()).isPositive();
        assertThat(result.candidate()).isPositive();
        assertThat(result.ratio().value()).isEqualTo(result.candidate() / result.baseline());
    }
}
