package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.dataset.DataSetWriter;
import io.heartproof.label.LabelSet;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data set whose prepared recordings are larger than Java's heap: 380 of one minute, 374 MB, in 300 MB. */
class LargerThanMemoryTest {
    private static final String HEAP = "300m";
    private static final long HEAP_BYTES = 300 << 20;
    private static final int RECORDINGS = 380;
    private static final int SAMPLES = 30_720;

    @TempDir
    static Path folder;

    private static Path data;

    @BeforeAll
    static void write() throws IOException {
        data = folder.resolve("data");
        List<LeadSignal> signals = signals();
        LabelSet labels = LabelSet.CPSC2018;
        DataSetWriter writer = new DataSetWriter(data, labels);
        for (int i = 0; i < RECORDINGS; i++) {
            String name = String.format(Locale.ROOT, "R%04d", i);
            writer.add(
                    new Recording(name, 500, signals, Patient.UNKNOWN, List.of(), Source.of("test")),
                    labels.get(i % labels.size()));
        }
        writer.finish();
    }

    @Test
    void trainsOutOfTheCache() throws Exception {
        assertThat(train(folder.resolve("run"), "10")).isZero();

        assertThat(log()).contains("trained      353 recordings, 2 epochs");
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isGreaterThan(HEAP_BYTES);
        }
    }

    /** So the test above can fail. */
    @Test
    void doesNotFitIntoMemory() throws Exception {
        assertThat(train(folder.resolve("never"), "0")).isEqualTo(1);

        assertThat(log()).contains("heartproof: OutOfMemoryError");
    }

    private static int train(Path run, String gigabytes) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("train", "--data", data.toString(), "--out", run.toString()));
        for (String setting : List.of(
                "cache.folder=" + folder.resolve("cache"),
                "cache.gigabytes=" + gigabytes,
                "split.testPerClass=1",
                "split.validationPerClass=2",
                "training.epochs=2",
                "training.drawsPerEpoch=4",
                "training.batchSize=2")) {
            arguments.addAll(List.of("--set", setting));
        }
        Process process = OwnJvm.start(HEAP, folder.resolve("log.txt"), arguments);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static String log() throws IOException {
        return Files.readString(folder.resolve("log.txt"));
    }

    /** Noise: what the recordings show does not matter here. */
    private static List<LeadSignal> signals() {
        SplittableRandom random = new SplittableRandom(1);
        List<LeadSignal> signals = new ArrayList<>();
        for (Lead lead : Lead.INDEPENDENT_8) {
            float[] samples = new float[SAMPLES];
            for (int t = 0; t < SAMPLES; t++) {
                samples[t] = (float) random.nextDouble(-1, 1);
            }
            signals.add(LeadSignal.millivolts(lead, samples));
        }
        return signals;
    }
}
