package io.heartproof.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.Budget;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.prepared.PreparedSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarginsFileTest {
    /** Peaks of 1 and 2.5 mV, of an unknown unit, and a recording that was never right. */
    private static final PreparedSet SET = new PreparedSet(
            List.of(
                    recording("A", Optional.of("mV")),
                    recording("=B", Optional.empty()),
                    recording("C", Optional.of("mV"))),
            new int[] {0, 0, 0});

    @TempDir
    Path folder;

    @Test
    void givesMarginsInSharesAndInMicrovoltsOfTheLeads() throws IOException {
        assertThat(written(Budget.Unit.RELATIVE, Map.of("A", 0.01, "=B", 0.02)))
                .containsExactly(
                        "recording,margin,unit,microvoltsLeast,microvoltsMost",
                        "A,0.01,relative,10.0,25.0",
                        "'=B,0.02,relative,,");
    }

    @Test
    void givesMarginsThatAreInMicrovoltsAsTheyAre() throws IOException {
        assertThat(written(Budget.Unit.MICROVOLTS, Map.of("C", 12.5)))
                .containsExactly("recording,margin,unit,microvoltsLeast,microvoltsMost", "C,12.5,microvolts,12.5,12.5");
    }

    private List<String> written(Budget.Unit unit, Map<String, Double> margins) throws IOException {
        Path path = folder.resolve("margins.csv");
        new MarginsFile(path, unit).write(margins, SET);
        return Files.readString(path).lines().toList();
    }

    private static PreparedRecording recording(String name, Optional<String> unit) {
        List<LeadScale> scales = List.of(new LeadScale(1, unit), new LeadScale(2.5f, unit));
        return new PreparedRecording(name, new float[2][10], scales, List.of());
    }
}
