package io.heartproof.benchmark.scale;

import io.heartproof.benchmark.measure.MeasurementUnit;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.layout.RunLayout;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A step of one process of one thread, against the sum of its gradients over two processes, which is what they wait for. Immutable. */
record SumRow(ScaleSetup setup) implements ScaleRow {
    private static final double MEGABYTE = 1e6;
    private static final double SECOND = 1e3;

    @Override
    public List<Result> measure(Path data, Path scratch, Progress progress) throws IOException {
        int rounds = setup.rounds();
        double[] steps = new double[rounds];
        double[] sums = new double[rounds];
        List<Integer> sizes = List.of();
        try (Progress.Stage stage = progress.start("scale.sum", 2L * rounds)) {
            for (int round = 0; round < rounds; round++) {
                RunLayout run = new TrainedRate(setup, data, scratch).train("step", 1);
                steps[round] = SECOND * setup.batchSize() / TrainedRate.rate(run);
                stage.advance(1);
                sizes = sizes(run);
                sums[round] = GradientSum.milliseconds(sizes, scratch);
                stage.advance(1);
            }
        }
        String size = String.format(
                Locale.ROOT,
                "a step of %d recordings on one thread, against the sum of its gradients, %.1f MB, over two processes",
                setup.batchSize(),
                sizes.stream().mapToInt(Integer::intValue).sum() * Float.BYTES / MEGABYTE);
        return List.of(Result.of("scale.sum", MeasurementUnit.MILLISECONDS, steps, sums)
                .noted(List.of(size)));
    }

    /** How many values each tensor of weights has; each value has a gradient. */
    private static List<Integer> sizes(RunLayout run) throws IOException {
        return Safetensors.read(run.weights()).arrays().values().stream()
                .map(array -> array.values().length)
                .toList();
    }
}
