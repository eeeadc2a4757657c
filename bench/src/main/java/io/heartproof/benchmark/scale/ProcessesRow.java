package io.heartproof.benchmark.scale;

import io.heartproof.benchmark.measure.MeasuredSide;
import io.heartproof.benchmark.measure.MeasurementRounds;
import io.heartproof.benchmark.measure.MeasurementUnit;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Training in two processes of one thread, with the same steps as one process: against that one, and against two trainings at once
 * that know nothing of one another, which is all that the machine gives two processes. Immutable.
 */
record ProcessesRow(ScaleSetup setup) implements ScaleRow {
    private static final int PAIR = 2;

    @Override
    public List<Result> measure(Path data, Path scratch, Progress progress) throws IOException {
        TrainedRate rate = new TrainedRate(setup, data, scratch);
        List<MeasuredSide> sides =
                List.of(side(() -> rate.of("one", 1)), side(() -> atOnce(rate)), side(() -> rate.of("two", PAIR)));
        double[][] rates = new MeasurementRounds("scale.processes", sides).measure(setup.rounds(), progress);
        MeasurementUnit unit = MeasurementUnit.RECORDINGS_PER_SECOND;
        Result processes = Result.of("scale.processes", unit, rates[0], rates[2]);
        Result independent = Result.of("scale.independent", unit, rates[1], rates[2]);
        String efficiency = String.format(
                Locale.ROOT,
                "two processes of one thread against one such process: efficiency %.2f",
                processes.ratio().value() / PAIR);
        String most = "the same two processes against two independent trainings at once, both together: 1 is all that"
                + " the machine gives";
        return List.of(processes.noted(List.of(efficiency)), independent.noted(List.of(most)));
    }

    /** Fresh processes are as warm in every round. */
    private static MeasuredSide side(MeasuredSide side) {
        return new MeasuredSide() {
            @Override
            public double measure() throws IOException {
                return side.measure();
            }

            @Override
            public void warmUp() {}
        };
    }

    private static double atOnce(TrainedRate rate) {
        List<CompletableFuture<Double>> trainings = Stream.of("left", "right")
                .map(name -> CompletableFuture.supplyAsync(() -> rate.ofOne(name)))
                .toList();
        return trainings.stream().mapToDouble(CompletableFuture::join).sum();
    }
}
