package io.heartproof.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.disturbance.Disturbance;
import io.heartproof.disturbance.WhiteDisturbance;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.testing.SmallWorld;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EpochDrawsTest {
    private static final InputContract CONTRACT =
            InputContract.published(new PaddedForm(2_000), SmallWorld.CONTRACT.labels());
    private static final BatchMaker MAKER = new BatchMaker(CONTRACT);
    private static final WhiteDisturbance NOISE = new WhiteDisturbance(0.1);

    private final PreparedSet set = SmallWorld.recordings(5, 1);
    private final EpochDraws draws = EpochDraws.of(set, 0, 7, 0);

    @Test
    void aDrawIsTheSameInEveryBatch() {
        Batch together = draws.batch(MAKER, NOISE, 3, 0, 4);

        for (int n = 0; n < 3; n++) {
            int place = List.of(3, 0, 4).get(n);
            Batch alone = draws.batch(MAKER, NOISE, place);
            assertThat(alone.values()).isEqualTo(row(together, n));
            assertThat(draws.stepSeeds(place)[0]).isEqualTo(draws.stepSeeds(3, 0, 4)[n]);
        }
    }

    @Test
    void twoDrawsOfOneRecordingHaveTheirOwnPaddingNoiseAndSeed() {
        EpochDraws twice = new EpochDraws(set.at(2, 2), 1);

        Batch batch = twice.batch(MAKER, NOISE, 0, 1);

        assertThat(batch.recordings().get(0)).isEqualTo(batch.recordings().get(1));
        assertThat(row(batch, 0)).isNotEqualTo(row(batch, 1));
        assertThat(Arrays.copyOf(batch.mask(), batch.length()))
                .isNotEqualTo(Arrays.copyOfRange(batch.mask(), batch.length(), 2 * batch.length()));
        assertThat(twice.stepSeeds(0, 1)).doesNotHaveDuplicates();
    }

    @Test
    void drawsOfAnotherEpochOrSeedAreOthers() {
        assertThat(EpochDraws.of(set, 0, 7, 1).seed()).isNotEqualTo(draws.seed());
        assertThat(EpochDraws.of(set, 0, 8, 0).seed()).isNotEqualTo(draws.seed());
        assertThat(EpochDraws.of(set, 0, 7, 0).seed()).isEqualTo(draws.seed());
    }

    @Test
    void aMixedDrawIsTheSameInEveryBatch() {
        EpochDraws mixing = draws.mixing(0.2);
        Batch together = mixing.batch(MAKER, NOISE, 3, 0, 4);
        float[][] labels = mixing.softLabels(3, 0, 3, 0, 4);

        for (int n = 0; n < 3; n++) {
            int place = List.of(3, 0, 4).get(n);
            assertThat(mixing.batch(MAKER, NOISE, place).values()).isEqualTo(row(together, n));
            assertThat(mixing.softLabels(3, 0, place)[0]).isEqualTo(labels[n]);
        }
        assertThat(row(together, 0)).isNotEqualTo(row(draws.batch(MAKER, NOISE, 3), 0));
    }

    /** Recordings of the constant values 1, -1 and 0 of the classes 0, 1, 2: the share in the values is that in the label. */
    @Test
    void valuesAndLabelsAreMixedAlike() {
        List<PreparedRecording> constants = Stream.of(1f, -1f, 0f)
                .map(value -> new PreparedRecording("c", leads(value), LeadScale.oneMillivolt(8), List.of()))
                .toList();
        EpochDraws mixing = EpochDraws.of(new PreparedSet(constants, new int[] {0, 1, 2}), 0, 3, 0)
                .mixing(1);
        int[] own = mixing.drawn().labels();
        int mixed = 0;
        for (int place = 0; place < 3; place++) {
            float[] label = mixing.softLabels(3, 0, place)[0];
            Batch batch = mixing.batch(MAKER, Disturbance.none(), place);
            int signal = IntStream.range(0, batch.length())
                    .filter(t -> batch.mask()[t] == 1)
                    .findFirst()
                    .orElseThrow();
            assertThat(label[0] + label[1] + label[2]).isEqualTo(1, within(1e-6f));
            assertThat(label[own[place]]).isGreaterThanOrEqualTo(0.5f);
            assertThat(batch.labels()[0]).isEqualTo(own[place]);
            assertThat(batch.values()[signal]).isEqualTo(label[0] - label[1], within(1e-6f));
            mixed += label[own[place]] < 1 ? 1 : 0;
        }
        assertThat(mixed).isPositive();
    }

    private static float[][] leads(float value) {
        float[][] leads = new float[8][1600];
        for (float[] lead : leads) {
            Arrays.fill(lead, value);
        }
        return leads;
    }

    @Test
    void smoothedLabelsGiveASharedPartToAllClasses() {
        // 0.7 of the own class and 0.3 of three alike
        int own = draws.drawn().labels()[2];
        float[] label = draws.softLabels(3, 0.3, 2)[0];
        for (int k = 0; k < 3; k++) {
            assertThat(label[k]).isEqualTo(k == own ? 0.8f : 0.1f, within(1e-6f));
        }
        assertThat(draws.softLabels(3, 0, 0, 1, 2)).isEmpty();
    }

    @Test
    void everyDrawIsInThePlanOnce() {
        List<Integer> places = draws.plan(CONTRACT.form(), 2).stream()
                .flatMap(List::stream)
                .flatMapToInt(Arrays::stream)
                .boxed()
                .toList();

        assertThat(places).hasSize(draws.size()).doesNotHaveDuplicates();
    }

    private static float[] row(Batch batch, int n) {
        int size = batch.leads() * batch.length();
        return Arrays.copyOfRange(batch.values(), n * size, (n + 1) * size);
    }
}
