package io.heartproof.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.heartproof.fixture.Recordings;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every preparation step promises, whichever it is. */
class StepContractTest {
    private static final long SEED = 20_081_936;

    static Stream<Arguments> steps() {
        return Stream.of(
                argumentSet("select", new SelectLeads(List.of(Lead.AVF, Lead.V1, Lead.I)), false),
                argumentSet("fill gaps", FillGaps.UP_TO_40_MS, true),
                argumentSet("resample up", new Resample(500, 9_000), false),
                argumentSet("resample down", new Resample(128, 9_000), false),
                argumentSet("resample not at all", new Resample(250, 9_000), false),
                argumentSet("cut", new Cut(700), false),
                argumentSet("cut not at all", new Cut(7_000), false),
                argumentSet("scale by peak", new ScaleByPeak(), false));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void leavesItsInputUnchanged(PreparationStep step, boolean takesGaps) {
        Recording recording = recording(takesGaps);
        Recording before = Recordings.copy(recording);

        step.apply(recording);

        assertSameSamples(recording, before);
        assertThat(recording.source()).isEqualTo(before.source());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void givesTheSameOutputForTheSameInput(PreparationStep step, boolean takesGaps) {
        Recording recording = recording(takesGaps);

        assertSameSamples(step.apply(recording), step.apply(Recordings.copy(recording)));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void keepsWhoTheRecordingIsAndItsDuration(PreparationStep step, boolean takesGaps) {
        Recording recording = recording(takesGaps);

        Recording result = step.apply(recording);

        assertThat(result.name()).isEqualTo(recording.name());
        assertThat(result.patient()).isEqualTo(recording.patient());
        assertThat(result.source().format()).isEqualTo("test");
        if (!(step instanceof Cut)) {
            assertThat(result.durationSeconds())
                    .isBetween(recording.durationSeconds(), recording.durationSeconds() + 1 / 128.0);
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void givesFiniteSamples(PreparationStep step, boolean takesGaps) {
        Recording result = step.apply(recording(takesGaps));

        for (LeadSignal signal : result.signals()) {
            for (float sample : signal.samples()) {
                assertThat(sample).isFinite();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void acceptsRecordingWithoutSamples(PreparationStep step, boolean takesGaps) {
        Recording empty = Recordings.waves(new Random(SEED), List.of(Lead.I, Lead.II, Lead.V1), 0, 250);

        assertThat(step.apply(empty).length()).isZero();
    }

    private static Recording recording(boolean withGaps) {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        Recording recording = Recordings.waves(random, List.of(Lead.V1, Lead.I, Lead.II), 1_000, 250);
        if (withGaps) {
            for (LeadSignal signal : recording.signals()) {
                signal.samples()[random.nextInt(1_000)] = Float.NaN;
            }
        }
        return recording;
    }

    private static void assertSameSamples(Recording actual, Recording expected) {
        assertThat(actual.leads()).isEqualTo(expected.leads());
        assertThat(actual.samplingRateHz()).isEqualTo(expected.samplingRateHz());
        for (int lead = 0; lead < actual.leads().size(); lead++) {
            assertThat(actual.signals().get(lead).samples())
                    .isEqualTo(expected.signals().get(lead).samples());
        }
    }
}
