package io.heartproof.prepared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.PaddedForm;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.DataSetWriter;
import io.heartproof.fixture.Recordings;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Refusal;
import io.heartproof.progress.Progress;
import io.heartproof.signal.Lead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedStoreTest {
    private static final LabelSet CLASSES = new LabelSet(List.of("a", "b"));
    private static final InputContract CONTRACT = InputContract.published(new PaddedForm(2_000), CLASSES);

    @TempDir
    Path folder;

    @Test
    void keepsPreparedRecordingsWithTheirLabelsInTheOrderAskedFor() throws IOException {
        DataSet data = dataSet(CLASSES);

        PreparedStore store = PreparedStore.inMemory(
                new Preparation(data, CONTRACT, 1), data.select(List.of("R3", "R1")), Progress.NONE);

        assertThat(store.set().size()).isEqualTo(2);
        assertThat(store.set().labels()).containsExactly(1, 0);
        assertThat(store.set().labels()[0]).isEqualTo(1);
        assertThat(store.set().recordings().get(0).recording()).isEqualTo("R3");
        assertThat(store.set().recordings().get(0).read().leads()).hasDimensions(8, 2_000);
        assertThat(store.set().recordings().get(1).read().leads())
                .isDeepEqualTo(
                        CONTRACT.prepare(data.read(data.entries().get(0))).leads());
        assertThat(store.refusals()).isEmpty();
    }

    @Test
    void tellsWhichRecordingsItLeftOutAndWhy() throws IOException {
        DataSet data = dataSet(CLASSES);

        PreparedStore store = PreparedStore.inMemory(new Preparation(data, CONTRACT, 2), data.entries(), Progress.NONE);

        assertThat(store.set().labels()).containsExactly(0, 1);
        assertThat(store.refusals())
                .containsExactly(
                        new Refusal("R2", "R2: expected at least 3.07 s (1536 samples at 500.0 Hz), got 2.40 s"));
    }

    @Test
    void refusesRecordingsOfClassesThatTheClassifierDoesNotKnow() throws IOException {
        DataSet data = dataSet(new LabelSet(List.of("a", "c", "b")));

        assertThatThrownBy(
                        () -> PreparedStore.inMemory(new Preparation(data, CONTRACT, 1), data.entries(), Progress.NONE))
                .isInstanceOf(BadData.class)
                .hasMessage(folder + ": has recordings of the classes [c], the classifier knows [a, b]");
    }

    @Test
    void takesLabelsByNameAndNotByPosition() throws IOException {
        DataSet data = dataSet(new LabelSet(List.of("B", "a", "of no recording")));

        PreparedStore store = PreparedStore.inMemory(new Preparation(data, CONTRACT, 1), data.entries(), Progress.NONE);

        assertThat(data.entries()).extracting(entry -> entry.label().index()).containsExactly(0, 1, 1);
        assertThat(store.set().labels()).containsExactly(1, 0);
    }

    /** R1 of class 0, R2 of class 1 and too short, R3 of class 1. */
    private DataSet dataSet(LabelSet classes) throws IOException {
        DataSetWriter writer = new DataSetWriter(folder, classes);
        int[] lengths = {2_500, 1_200, 2_000};
        for (int i = 0; i < lengths.length; i++) {
            writer.add(
                    Recordings.named(
                            "R" + (i + 1),
                            500,
                            Recordings.waves(new Random(i), Lead.INDEPENDENT_8, lengths[i], 500)
                                    .signals()),
                    classes.get(Math.min(i, 1)));
        }
        writer.finish();
        return DataSet.open(folder);
    }
}
