package io.heartproof.prepared;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.DataSetWriter;
import io.heartproof.dataset.Entry;
import io.heartproof.fixture.Recordings;
import io.heartproof.label.LabelSet;
import io.heartproof.progress.Progress;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** A data set on which every way of preparing it is compared. */
final class PreparedWorld {
    static final LabelSet CLASSES = new LabelSet(List.of("a", "b"));
    static final InputContract CONTRACT = InputContract.published(new PaddedForm(2_000), CLASSES);

    private static final int RECORDINGS = 12;

    private PreparedWorld() {}

    /**
     * R01 to R12 of 1,600 samples and more at 500 Hz, classes in turn; R02 is too short, R03 has a gap that is noted, R04 a lead
     * that is not calibrated.
     */
    static DataSet write(Path folder) throws IOException {
        DataSetWriter writer = new DataSetWriter(folder, CLASSES);
        for (int i = 1; i <= RECORDINGS; i++) {
            int length = i == 2 ? 1_200 : 1_600 + 100 * i;
            List<LeadSignal> signals = new ArrayList<>(Recordings.waves(new Random(i), Lead.INDEPENDENT_8, length, 500)
                    .signals());
            if (i == 4) {
                signals.set(2, LeadSignal.uncalibrated(Lead.V1, signals.get(2).samples()));
            }
            if (i == 3) {
                Arrays.fill(signals.get(1).samples(), 700, 710, Float.NaN);
            }
            writer.add(Recordings.named(String.format(Locale.ROOT, "R%02d", i), 500, signals), CLASSES.get(i % 2));
        }
        writer.finish();
        return DataSet.open(folder);
    }

    /** All recordings in memory, prepared one after the other: what every other way has to give. */
    static PreparedStore expected(DataSet data) throws IOException {
        return PreparedStore.inMemory(new Preparation(data, CONTRACT, 1), data.entries(), Progress.NONE);
    }

    /** All recordings out of a cache. */
    static PreparedStore cached(PreparedCache cache, DataSet data, Progress progress) throws IOException {
        return cached(cache, data, data.entries(), progress);
    }

    static PreparedStore cached(PreparedCache cache, DataSet data, List<Entry> entries, Progress progress)
            throws IOException {
        return cache.load(new Preparation(data, CONTRACT, 2), entries, progress);
    }

    /** Bit by bit. */
    static void assertEqual(PreparedStore actual, PreparedStore expected) {
        assertThat(actual.set().labels()).isEqualTo(expected.set().labels());
        assertThat(actual.refusals()).isEqualTo(expected.refusals());
        IntStream.range(0, expected.set().size()).forEach(i -> {
            PreparedRecording one = actual.set().recordings().get(i).read();
            PreparedRecording other = expected.set().recordings().get(i).read();
            assertThat(one.recording()).isEqualTo(other.recording());
            assertThat(actual.set().recordings().get(i).recording()).isEqualTo(other.recording());
            assertThat(actual.set().recordings().get(i).length()).isEqualTo(other.length());
            assertThat(Arrays.deepEquals(one.leads(), other.leads())).isTrue();
            assertThat(one.scales()).isEqualTo(other.scales());
            assertThat(one.notes()).isEqualTo(other.notes());
        });
    }

    /** Someone who keeps what stages are called and hears of every step of those called "Preparing recordings". */
    static Progress watching(List<String> stages, IntConsumer prepared) {
        return (what, total) -> {
            stages.add(what);
            return new Progress.Stage() {
                private int done;

                @Override
                public void advance(long steps) {
                    done++;
                    if (what.startsWith(Preparation.WHAT)) {
                        prepared.accept(done);
                    }
                }

                @Override
                public void note(String text) {}

                @Override
                public void close() {}
            };
        };
    }
}
