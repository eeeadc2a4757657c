package io.heartproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.layout.EvaluationLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakingLevelTest {
    @TempDir
    Path folder;

    @Test
    void writesOneLinePerRecordingAndAttack() throws IOException {
        Path file = new EvaluationLayout(folder).breakingLevels();

        BreakingLevel.write(
                file,
                List.of(
                        new BreakingLevel("A,1", "AF", "pgd", "linf", OptionalDouble.of(0.003)),
                        new BreakingLevel("A2", "AF", "pgd", "linf", OptionalDouble.of(0)),
                        new BreakingLevel("A3", "AF", "pgd", "l2", OptionalDouble.empty())));

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "recording,truth,attack,norm,breakingLevel",
                        "\"A,1\",AF,pgd,linf,0.003",
                        "A2,AF,pgd,linf,0.0",
                        "A3,AF,pgd,l2,");
    }
}
