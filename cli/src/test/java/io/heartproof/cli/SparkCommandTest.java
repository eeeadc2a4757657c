package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What {@code heartproof spark} does where there is no Spark, as on the class path of these tests. */
class SparkCommandTest {
    @Test
    void helpsWithoutSpark() {
        assertThat(CommandRun.of("spark", "--help").out()).contains("score");
        assertThat(CommandRun.of("spark", "score", "--help").out()).contains("--master", "--data");
    }

    @Test
    void saysInOneLineThatThereIsNoSpark() {
        CommandRun run = CommandRun.of("spark", "score", "--model", "m.onnx", "--data", "d", "--out", "o");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("heartproof: heartproof spark score: Apache Spark is not on the class path");
    }

    @Test
    void refusesAProgramThatIsNone() {
        assertThat(CommandRun.of("spark").err()).contains("expected a program");
    }
}
