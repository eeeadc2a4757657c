package io.heartproof.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.seed.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourierTransformTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 64, 512})
    void agreesWithTheDefinition(int size) {
        SeededRandom random = SeededRandom.of(size);
        double[] re = WhiteNoise.GAUSSIAN.samples(size, 1, random);
        double[] im = WhiteNoise.GAUSSIAN.samples(size, 1, random);
        double[] real = re.clone();
        double[] imaginary = im.clone();
        FourierTransform.transform(real, imaginary);
        for (int k = 0; k < size; k++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int j = 0; j < size; j++) {
                double angle = -2 * Math.PI * ((long) j * k % size) / size;
                sumRe += re[j] * Math.cos(angle) - im[j] * Math.sin(angle);
                sumIm += re[j] * Math.sin(angle) + im[j] * Math.cos(angle);
            }
            assertThat(real[k]).isCloseTo(sumRe, within(1e-10));
            assertThat(imaginary[k]).isCloseTo(sumIm, within(1e-10));
        }
    }

    @Test
    void staysExactForLongSequences() {
        int size = 1 << 16;
        double[] real = new double[size];
        double[] imaginary = new double[size];
        real[size - 1] = 1;
        FourierTransform.transform(real, imaginary);
        for (int k = 0; k < size; k += 97) {
            assertThat(real[k]).isCloseTo(Math.cos(2 * Math.PI * k / size), within(1e-9));
            assertThat(imaginary[k]).isCloseTo(Math.sin(2 * Math.PI * k / size), within(1e-9));
        }
    }

    @Test
    void choosesTheNextPowerOfTwo() {
        assertThat(FourierTransform.sizeFor(0)).isEqualTo(1);
        assertThat(FourierTransform.sizeFor(1)).isEqualTo(1);
        assertThat(FourierTransform.sizeFor(2)).isEqualTo(2);
        assertThat(FourierTransform.sizeFor(1025)).isEqualTo(2048);
    }
}
