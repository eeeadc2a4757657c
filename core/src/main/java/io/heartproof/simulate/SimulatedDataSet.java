package io.heartproof.simulate;

import io.heartproof.dataset.DataSetWriter;
import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import io.heartproof.parallel.OrderedWork;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A simulated data set in the layout of CPSC2018: the classes take turns, so that each has the same number of recordings
 * (or one more). Immutable.
 *
 * @param recordings how many, 1 to 99,999
 * @param classes names of CPSC2018 classes, distinct, at least one
 * @param seed from which the recordings are derived
 */
public record SimulatedDataSet(int recordings, List<String> classes, long seed) {
    private static final int MOST = 99_999;

    public SimulatedDataSet {
        classes = List.copyOf(classes);
        if (recordings < 1 || recordings > MOST) {
            throw BadUsage.expected("the number of recordings", "1 to " + MOST, recordings);
        }
        if (classes.isEmpty() || new HashSet<>(classes).size() != classes.size()) {
            throw BadUsage.expected("the classes", "at least one, each once", classes);
        }
        for (String name : classes) {
            if (!LabelSet.CPSC2018.names().contains(name)) {
                throw BadUsage.expected("the classes", "some of " + LabelSet.CPSC2018.names(), "'" + name + "'");
            }
        }
    }

    /** All nine classes. */
    public static SimulatedDataSet ofAllClasses(int recordings, long seed) {
        return new SimulatedDataSet(recordings, LabelSet.CPSC2018.names(), seed);
    }

    /**
     * Writes the recordings ({@code S00001}, ...) and the reference file.
     *
     * @param threads that simulate; their number does not change the result
     */
    public void write(Path folder, int threads, Progress progress) throws IOException {
        DataSetWriter writer = new DataSetWriter(folder, LabelSet.CPSC2018);
        Simulator simulator = new Simulator(Seeds.derive(seed, "simulation"));
        try (Progress.Stage stage = progress.aside("simulating", recordings);
                Stream<SimulatedRecording> simulated = OrderedWork.map(
                        IntStream.range(0, recordings).iterator(), i -> simulator.simulate(label(i), i + 1), threads)) {
            for (SimulatedRecording one : (Iterable<SimulatedRecording>) simulated::iterator) {
                writer.add(one.recording(), one.label());
                stage.advance(1);
            }
        }
        writer.finish();
    }

    private Label label(int index) {
        return LabelSet.CPSC2018.named(classes.get(index % classes.size()));
    }
}
