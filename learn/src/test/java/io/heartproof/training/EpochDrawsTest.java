package io.heartproof.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.PaddedForm;
import io.heartproof.disturbance.WhiteDisturbance;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.testing.SmallWorld;
import java.util.Arrays;
import java.util.List;
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
