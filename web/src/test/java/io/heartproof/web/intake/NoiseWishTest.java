package io.heartproof.web.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import io.heartproof.web.guard.RequestRefusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseWishTest {
    private final Recording example = new Examples().named("Normal");

    @ParameterizedTest
    @ValueSource(strings = {"white", "wander", "muscle", "motion", "mains"})
    void theNoiseOfTheLimbLeadsObeysEinthoven(String kind) {
        Recording noisy = new NoiseWish(kind, 6, 5).applyTo(example);

        float[] one = added(noisy, Lead.I);
        float[] two = added(noisy, Lead.II);
        float[] three = added(noisy, Lead.III);
        for (int i = 0; i < one.length; i++) {
            assertThat(three[i]).isCloseTo(two[i] - one[i], within(1e-4f));
        }
        assertThat(one).isNotEqualTo(new float[one.length]);
    }

    @Test
    void sixDecibelsLessAreTwiceTheNoise() {
        float[] weak = added(new NoiseWish("muscle", 12, 1).applyTo(example), Lead.V2);
        float[] strong = added(new NoiseWish("muscle", 12 - 20 * Math.log10(2), 1).applyTo(example), Lead.V2);

        for (int i = 0; i < weak.length; i++) {
            assertThat(strong[i]).isCloseTo(2 * weak[i], within(1e-4f));
        }
    }

    @Test
    void otherLeadsAndInvalidSamplesStayAsTheyAre() {
        float[] gap = example.signals().get(0).samples().clone();
        gap[100] = Float.NaN;
        float[] pressure = new float[gap.length];
        List<LeadSignal> signals = new ArrayList<>(example.signals());
        signals.set(0, signals.get(0).withSamples(gap));
        signals.add(LeadSignal.inUnit(new Lead("ABP"), pressure, "mmHg"));

        Recording noisy = new NoiseWish("white", 0, 1).applyTo(example.with(500, signals));

        assertThat(noisy.leads())
                .isEqualTo(signals.stream().map(LeadSignal::lead).toList());
        assertThat(noisy.signals().get(12).samples()).isSameAs(pressure);
        assertThat(noisy.signals().get(0).samples()[100]).isNaN();
        assertThat(noisy.signals().get(0).samples()[101]).isNotNaN().isNotEqualTo(gap[101]);
    }

    @Test
    void aRecordingWithoutStandardLeadsStaysWhole() {
        Recording pressure = new Recording(
                "p",
                100,
                List.of(LeadSignal.inUnit(new Lead("ABP"), new float[500], "mmHg")),
                Patient.UNKNOWN,
                List.of(),
                Source.of("test"));

        assertThat(new NoiseWish("white", 0, 1).applyTo(pressure)).isSameAs(pressure);
    }

    @Test
    void noNoiseIsMadeForARateThatNoEcgHas() {
        Recording fast = example.with(10_001, example.signals());

        assertThatThrownBy(() -> new NoiseWish("wander", 0, 1).applyTo(fast))
                .isInstanceOf(RequestRefusal.class)
                .hasMessage("noise is added at sampling rates of up to 10000 Hz");
    }

    private float[] added(Recording noisy, Lead lead) {
        float[] clean = example.signal(lead).orElseThrow().samples();
        float[] difference = noisy.signal(lead).orElseThrow().samples().clone();
        for (int i = 0; i < clean.length; i++) {
            difference[i] -= clean[i];
        }
        return difference;
    }
}
