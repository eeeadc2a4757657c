package io.heartproof.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.contract.Scaling;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.seed.SeededRandom;
import io.heartproof.signal.Lead;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchMakerTest {
    private static final int T = 5_120;
    private static final InputContract CONTRACT = new InputContract(
            List.of(Lead.I, Lead.II), 500, new PaddedForm(2_000), Scaling.LEAD_PEAK, new LabelSet(List.of("a", "b")));
    private final BatchMaker maker = new BatchMaker(CONTRACT);

    @Test
    void laysOutRecordingsLeadsAndSamplesRowMajor() {
        Batch batch = maker.forEvaluation(List.of(prepared("A", 2_000), prepared("B", 1_600)), new int[] {1, 0});

        assertThat(batch.recordings()).containsExactly("A", "B");
        assertThat(batch.labels()).containsExactly(1, 0);
        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.leads()).isEqualTo(2);
        assertThat(batch.length()).isEqualTo(T);
        assertThat(slice(batch.values(), 0)).isEqualTo(padded(T - 2_000, 2_000, 1));
        assertThat(slice(batch.values(), 1)).isEqualTo(padded(T - 2_000, 2_000, 2));
        assertThat(slice(batch.values(), 2)).isEqualTo(padded(T - 1_600, 1_600, 1));
        assertThat(slice(batch.values(), 3)).isEqualTo(padded(T - 1_600, 1_600, 2));
        assertThat(slice(batch.mask(), 0)).isEqualTo(padded(T - 2_000, 2_000, 1));
        assertThat(slice(batch.mask(), 1)).isEqualTo(padded(T - 1_600, 1_600, 1));
    }

    @Test
    void drawsStartOfEachRecordingFromItsSeed() {
        long[] seeds = {8, 2};
        int first =
                T - 2_000 - (int) Math.floor(3_072 * SeededRandom.of(seeds[0]).uniform(0, 1));
        int second =
                T - 1_600 - (int) Math.floor(3_072 * SeededRandom.of(seeds[1]).uniform(0, 1));

        Batch batch = maker.forTraining(List.of(prepared("A", 2_000), prepared("B", 1_600)), new int[] {0, 0}, seeds);

        assertThat(slice(batch.mask(), 0)).isEqualTo(padded(first, 2_000, 1));
        assertThat(slice(batch.mask(), 1)).isEqualTo(padded(second, 1_600, 1));
        assertThat(slice(batch.values(), 3)).isEqualTo(padded(second, 1_600, 2));
    }

    /** In microvolts, and not known for the lead of another unit. */
    @Test
    void saysWhatOneIsInEachLead() {
        List<LeadScale> scales = List.of(new LeadScale(0.5f, Optional.of("mV")), new LeadScale(3, Optional.of("mmHg")));
        PreparedRecording other = new PreparedRecording("B", new float[2][1_600], scales, List.of());

        Batch batch = maker.forEvaluation(List.of(prepared("A", 2_000), other), new int[2]);

        assertThat(batch.scales()).containsExactly(1_000, 1_000, 500, Float.NaN);
        assertThat(batch.withValues(batch.values()).scales()).isSameAs(batch.scales());
    }

    @Test
    void keepsItsOwnLabels() {
        int[] labels = {1};
        Batch batch = maker.forEvaluation(List.of(prepared("A", 2_000)), labels);
        labels[0] = 0;

        assertThat(batch.labels()).containsExactly(1);
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        PreparedRecording threeLeads =
                new PreparedRecording("C", new float[3][2_000], LeadScale.oneMillivolt(3), List.of());

        assertThatThrownBy(() -> maker.forEvaluation(List.of(), new int[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> maker.forEvaluation(List.of(prepared("A", 2_000)), new int[2]))
                .hasMessage("labels: expected 1 elements, got 2");
        assertThatThrownBy(() -> maker.forEvaluation(List.of(threeLeads), new int[1]))
                .hasMessage("C: expected 2 leads, got 3");
    }

    @Test
    void refusesBatchThatNoArrayHolds() {
        PreparedRecording one = prepared("A", 2_000);

        assertThatThrownBy(() -> maker.forEvaluation(Collections.nCopies(300_000, one), new int[300_000]))
                .isInstanceOf(BadUsage.class)
                .hasMessage("a batch of 300000 recordings of 2 leads and 5120 samples is too large for one array");
    }

    /** Lead l holds l + 1 throughout. */
    private static PreparedRecording prepared(String name, int samples) {
        float[][] leads = new float[2][samples];
        Arrays.fill(leads[0], 1);
        Arrays.fill(leads[1], 2);
        return new PreparedRecording(name, leads, LeadScale.oneMillivolt(2), List.of());
    }

    private static float[] padded(int start, int samples, float value) {
        float[] row = new float[T];
        Arrays.fill(row, start, start + samples, value);
        return row;
    }

    private static float[] slice(float[] values, int row) {
        return Arrays.copyOfRange(values, row * T, (row + 1) * T);
    }
}
