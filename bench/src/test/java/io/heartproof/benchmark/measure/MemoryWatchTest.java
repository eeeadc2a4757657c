package io.heartproof.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.progress.Progress;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MemoryWatchTest {
    @Test
    void comparesStep200WithTheLastAndTellsTheExtremesBetween() {
        // After step 1: 50 MB, 2: 100, 3: 80, 4 to 19: 125, 20: 110. An advance is 100 steps.
        long[] megabytes = LongStream.concat(
                        LongStream.of(50, 100, 80),
                        LongStream.concat(LongStream.generate(() -> 125).limit(16), LongStream.of(110)))
                .toArray();
        int[] step = {0};
        MemoryWatch watch = new MemoryWatch(() -> megabytes[step[0]++] * 1_000_000, Progress.NONE);

        try (Progress.Stage stage = watch.start("work", 20)) {
            for (int i = 0; i < 20; i++) {
                stage.advance(1);
            }
        }
        Result result = watch.result("memory", 100);

        assertThat(result.baseline()).isEqualTo(100);
        assertThat(result.candidate()).isEqualTo(110);
        assertThat(result.ratio()).isEqualTo(new Result.RatioOverRounds(100 / 110.0, 100 / 125.0, 100 / 80.0));
        assertThat(result.notes()).containsExactly("resident after step 200 and step 2000; in between 80 to 125 MB");
    }
}
