package io.heartproof.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heartproof.metric.robustness.RobustnessCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against the values that the published program gives for a confusion matrix with unequal rows and an empty class. */
class MetricGoldenTest {
    /** The published program adds 1e-8 to every divisor. */
    private static final Offset<Double> TOLERANCE = within(1e-6);

    private static JsonNode golden;
    private static ConfusionMatrix matrix;

    @BeforeAll
    static void readReference() throws IOException {
        Path file = Path.of(System.getProperty("heartproof.golden", "../shared/golden"), "reference.json");
        assumeTrue(Files.exists(file), () -> file + " is absent");
        golden = new JsonMapper().readTree(Files.readString(file)).get("metrics");
        matrix = ConfusionMatrix.of(golden.get("confusion")
                .valueStream()
                .map(row -> row.valueStream()
                        .mapToInt(count -> (int) count.asDouble())
                        .toArray())
                .toArray(int[][]::new));
    }

    @Test
    void overallFiguresAgree() {
        assertThat(matrix.accuracy()).isEqualTo(golden.get("plain_accuracy").asDouble(), TOLERANCE);
        assertThat(matrix.balancedAccuracy())
                .isEqualTo(golden.get("class_balanced_accuracy").asDouble(), TOLERANCE);
        assertThat(matrix.macroF1())
                .isEqualTo(golden.get("mean_f1_of_present_classes").asDouble(), TOLERANCE);
    }

    @Test
    void figuresPerClassAgree() {
        for (int k = 0; k < matrix.classes(); k++) {
            if (matrix.recordings(k) == 0) {
                assertThat(golden.get("f1_per_class").get(k).isNull()).isTrue();
                assertThat(matrix.f1(k)).isNaN();
                continue;
            }
            assertThat(matrix.f1(k)).isEqualTo(golden.get("f1_per_class").get(k).asDouble(), TOLERANCE);
            assertThat(matrix.sensitivity(k))
                    .isEqualTo(golden.get("sensitivity").get(k).asDouble(), TOLERANCE);
            assertThat(matrix.balancedPrecision(k))
                    .isEqualTo(golden.get("precision_balanced").get(k).asDouble(), TOLERANCE);
        }
    }

    @Test
    void oneClassOfTheReferenceIsEmpty() {
        assertThat(IntStream.range(0, matrix.classes()).map(matrix::recordings)).contains(0);
    }

    @Test
    void areaUnderAccuracyAgrees() {
        JsonNode auc = golden.get("robustness_auc");

        assertThat(RobustnessCurve.area(numbers(auc.get("noise")), numbers(auc.get("accuracy"))))
                .isEqualTo(auc.get("auc").asDouble(), TOLERANCE);
    }

    private static double[] numbers(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }
}
