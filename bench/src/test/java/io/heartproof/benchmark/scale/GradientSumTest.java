package io.heartproof.benchmark.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "gloo")
class GradientSumTest {
    @TempDir
    private Path scratch;

    @Test
    @Timeout(300)
    void twoProcessesMeetAndSayHowLongTheyTook() throws IOException {
        assertThat(GradientSum.milliseconds(List.of(1000, 10), scratch)).isPositive();
    }
}
