package io.heartproof.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.file.Json;
import io.heartproof.fixture.Recordings;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, there is a verdict. The seed of a failing case stands in its name. */
class HostileSamplesTest {
    private static final float[] EXTREMES = {
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.MIN_VALUE,
        -0.0f,
        0,
        1e-30f,
        5,
        -5
    };
    private static final double[] RATES = {
        1e-6, 1, 99, 100, 125, 249.9, 250, 333.3, 1000, 96_000, 1e12, Double.MAX_VALUE
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void thereIsAVerdictOnAnything(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Recording recording = recording(random);

            RecordingQuality quality = QualityGate.STANDARD.check(recording, Lead.STANDARD_12);

            assertThat(quality.leads()).extracting(LeadQuality::lead).isEqualTo(Lead.STANDARD_12);
            assertThat(quality.acceptable()).isEqualTo(quality.reasons().isEmpty());
            assertThat(Json.line(quality)).as("round %d", round).doesNotContain("NaN", "Infinity");
        }
    }

    private static Recording recording(Random random) {
        int length = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(3000);
        List<LeadSignal> signals = new ArrayList<>();
        for (Lead lead : Lead.STANDARD_12) {
            if (signals.isEmpty() || random.nextInt(5) > 0) {
                signals.add(signal(random, lead, length));
            }
        }
        return Recordings.named("R", RATES[random.nextInt(RATES.length)], signals);
    }

    private static LeadSignal signal(Random random, Lead lead, int length) {
        float[] samples = new float[length];
        int kind = random.nextInt(4);
        for (int t = 0; t < length; t++) {
            boolean extreme = kind == 0 || (kind == 1 && random.nextInt(100) == 0);
            samples[t] = extreme ? EXTREMES[random.nextInt(EXTREMES.length)] : (float) random.nextGaussian() * kind;
        }
        return switch (random.nextInt(3)) {
            case 0 -> LeadSignal.millivolts(lead, samples);
            case 1 -> LeadSignal.uncalibrated(lead, samples);
            default -> LeadSignal.inUnit(lead, samples, "NU");
        };
    }
}
