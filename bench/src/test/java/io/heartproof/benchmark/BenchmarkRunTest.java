package io.heartproof.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.benchmark.measure.BenchmarkPart;
import io.heartproof.benchmark.measure.Machine;
import io.heartproof.benchmark.measure.MeasurementUnit;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Provenance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarkRunTest {
    private static final Provenance PROVENANCE =
            new Provenance("heartproof", "2026-01-01T00:00:00Z", "bench", 1, 1, "cpu", Map.of(), Map.of());

    private final List<String> heard = new ArrayList<>();
    private final Machine machine = new Machine("a processor", 2, 1, 0, PROVENANCE);
    private final BenchmarkRun run = new BenchmarkRun(machine, watched(), this::hear);

    @Test
    void handsOnWhatEachPartFoundWhileNoStageIsOpen() throws IOException {
        List<Result> all = run.run(List.of(part("first"), part(), part("second", "third")));

        assertThat(all).extracting(Result::name).containsExactly("first", "second", "third");
        assertThat(heard)
                .containsExactly(
                        "part 0 of 3",
                        "closed",
                        "[first] of [first], complete false",
                        "part 1 of 3",
                        "closed",
                        "part 2 of 3",
                        "closed",
                        "[second, third] of [first, second, third], complete false");
    }

    @Test
    void hasHandedOnWhatWasFoundBeforeAPartThatFails() {
        BenchmarkPart failing = progress -> {
            throw new IOException("no space left");
        };

        assertThatThrownBy(() -> run.run(List.of(part("first"), failing))).hasMessage("no space left");

        assertThat(heard).contains("[first] of [first], complete false").last().isEqualTo("closed");
    }

    private static BenchmarkPart part(String... names) {
        return progress -> List.of(names).stream()
                .map(name -> Result.of(name, MeasurementUnit.SECONDS, new double[] {2}, new double[] {1}))
                .toList();
    }

    private void hear(BenchmarkReport soFar, List<Result> latest) {
        heard.add(names(latest) + " of " + names(soFar.results()) + ", complete " + soFar.complete());
    }

    private static List<String> names(List<Result> results) {
        return results.stream().map(Result::name).toList();
    }

    private Progress watched() {
        return (what, total) -> new Progress.Stage() {
            @Override
            public void advance(long steps) {
                heard.add(what + " " + steps + " of " + total);
            }

            @Override
            public void note(String text) {}

            @Override
            public void close() {
                heard.add("closed");
            }
        };
    }
}
