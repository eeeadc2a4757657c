package io.heartproof.benchmark.setup;

import io.heartproof.contract.InputContract;
import io.heartproof.label.LabelSet;
import io.heartproof.parallel.OrderedWork;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import io.heartproof.seed.Shuffle;
import io.heartproof.signal.Recording;
import io.heartproof.simulate.RecordingLengths;
import io.heartproof.simulate.Simulator;
import io.heartproof.simulate.SimulatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Simulated recordings, the nine classes of CPSC2018 in turn, with lengths like those of CPSC2018: of n recordings the
 * shortest stands at the quantile 1/2n of the lengths, the next at 3/2n and so on, in random order, so that the mean is
 * right also of few. Those of other patients have a third as many lengths, three recordings of each, since few lengths of a
 * whole data set are of one recording. The same seed gives the same recordings.
 *
 * @param contract for which they are prepared
 */
public record SimulatedSet(InputContract contract, long seed) implements RecordingSource {
    private static final int RECORDINGS_OF_A_LENGTH = 3;

    /** As they would be read. */
    public List<Recording> recordings(int count, Progress progress) {
        return simulated(count, count, Function.identity(), progress);
    }

    /** What is made of each recording, which need not be kept; they have so many different lengths. */
    private <T> List<T> simulated(int count, int lengths, Function<Recording, T> use, Progress progress) {
        List<Double> rising = IntStream.range(0, count)
                .mapToObj(i -> RecordingLengths.cpsc2018()
                        .quantile((Math.floorDiv((long) i * lengths, count) + 0.5) / lengths))
                .toList();
        List<Double> seconds = Shuffle.of(seed).order(rising);
        List<T> made = new ArrayList<>();
        try (Progress.Stage stage = progress.start("simulating", count);
                Stream<T> stream = OrderedWork.map(
                        IntStream.range(0, count).iterator(), i -> use.apply(recording(i, seconds.get(i))))) {
            stream.forEach(one -> {
                made.add(one);
                stage.advance(1);
            });
        }
        return made;
    }

    @Override
    public PreparedSet seen(int count, Progress progress) {
        return prepared(count, count, progress);
    }

    /** Of other patients. */
    @Override
    public PreparedSet unseen(int count, Progress progress) {
        return new SimulatedSet(contract, Seeds.derive(seed, "unseen"))
                .prepared(count, Math.max(1, count / RECORDINGS_OF_A_LENGTH), progress);
    }

    private PreparedSet prepared(int count, int lengths, Progress progress) {
        return new PreparedSet(
                simulated(count, lengths, contract::prepare, progress),
                IntStream.range(0, count).map(SimulatedSet::label).toArray());
    }

    /** Recordings of one length, prepared. */
    public PreparedSet alike(int count, double seconds) {
        return new PreparedSet(
                IntStream.range(0, count)
                        .mapToObj(i -> contract.prepare(recording(i, seconds)))
                        .toList(),
                IntStream.range(0, count).map(SimulatedSet::label).toArray());
    }

    /** One recording of that length, as it would be read. */
    public Recording recording(double seconds) {
        return recording(0, seconds);
    }

    private Recording recording(int index, double seconds) {
        SimulatorSettings settings = SimulatorSettings.CPSC2018.withLengths(RecordingLengths.constant(seconds));
        return new Simulator(seed, settings)
                .simulate(LabelSet.CPSC2018.get(label(index)), index + 1)
                .recording();
    }

    private static int label(int index) {
        return index % LabelSet.CPSC2018.size();
    }
}
