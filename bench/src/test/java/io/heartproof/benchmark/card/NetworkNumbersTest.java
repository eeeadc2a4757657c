package io.heartproof.benchmark.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkNumbersTest {
    /** The difference (0, 1) has the length 1, (3, 4) the length 5. */
    @Test
    void comparesLengths() {
        assertThat(NetworkNumbers.apart(new float[] {3, 5}, new float[] {3, 4})).isEqualTo(0.2);
        assertThat(NetworkNumbers.apart(new float[] {0, 0}, new float[] {0, 0})).isZero();
        assertThat(NetworkNumbers.apart(new float[] {1}, new float[] {0})).isInfinite();
        assertThat(NetworkNumbers.apart(new float[] {Float.NaN}, new float[] {1}))
                .isNaN();
    }

    @Test
    void joinsGradientsInOrder() {
        Map<String, float[]> weights = new LinkedHashMap<>();
        weights.put("b", new float[] {1, 2});
        weights.put("a", new float[] {3});

        assertThat(new NetworkNumbers(new float[0], new float[0], weights).allWeights())
                .containsExactly(new float[] {1, 2, 3}, within(0f));
    }
}
