package io.heartproof.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import io.heartproof.plot.EcgPaper;
import io.heartproof.plot.Svg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pictures of {@code docs/simulator.md}. After a change that is meant to change them:
 * {@code ./mvnw -pl core test -Dtest=PicturesTest -Dheartproof.pictures=write}, then look at them.
 */
class PicturesTest {
    private static final long SEED = 2018;
    /** One per class, in its order: patients who show what the text beside the picture says. */
    private static final int[] INDEX = {1, 1, 1, 1, 2, 3, 4, 1, 3};

    private static final Path IMAGES = Path.of(System.getProperty("heartproof.root", ".."), "docs", "images")
            .normalize();

    static List<Label> classes() {
        return LabelSet.CPSC2018.labels();
    }

    @ParameterizedTest
    @MethodSource("classes")
    void docsShowWhatTheSimulatorMakes(Label label) throws IOException {
        SimulatorSettings tenSeconds = SimulatorSettings.CPSC2018.withLengths(RecordingLengths.constant(10));
        Svg drawn = EcgPaper.of(new Simulator(SEED, tenSeconds)
                        .simulate(label, INDEX[label.index()])
                        .recording())
                .draw();
        Path file = IMAGES.resolve("simulated-" + label.name().toLowerCase(Locale.ROOT) + ".svg");
        if ("write".equals(System.getProperty("heartproof.pictures"))) {
            drawn.write(file);
        }

        assertThat(Files.readString(file)).as("%s is current", file).isEqualTo(drawn.standalone());
        assertThat(Files.size(file)).isLessThan(150_000);
    }
}
