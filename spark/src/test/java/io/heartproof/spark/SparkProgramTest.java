package io.heartproof.spark;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SparkProgramTest {
    private static final SparkProgram PROGRAM = new SparkProgram() {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public Set<String> options() {
            return Set.of("out");
        }

        @Override
        public Work work(ProgramOptions options) {
            throw new BadUsage("read " + options.values());
        }
    };

    @Test
    void hasOptionsAndMasterOnThisMachineAndNoOthers() {
        assertThatThrownBy(() -> run(Map.of("out", List.of("OUT"), "master", List.of("local[1]"))))
                .isInstanceOf(BadUsage.class)
                .hasMessage("read {out=[OUT]}");
        assertThatThrownBy(() -> run(Map.of("in", List.of("IN")))).hasMessage("unknown option '--in', known are --out");
    }

    private static void run(Map<String, List<String>> options) throws Exception {
        PROGRAM.run(options, Progress.NONE);
    }
}
