package io.heartproof.benchmark.scale;

import io.heartproof.process.ProcessGroup;
import io.heartproof.process.Rendezvous;
import io.heartproof.process.launch.JavaCommand;
import io.heartproof.process.launch.ParentWatch;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** How long two processes take to sum as many numbers as a network has gradients. Each process runs {@link #main}. */
final class GradientSum {
    private static final int TIMES = 30;
    private static final int WARM_UP = 5;
    private static final double MILLISECOND = 1e6;

    private GradientSum() {}

    /**
     * Measures.
     *
     * @param sizes how many numbers each of the tensors has
     * @param scratch where the processes put what they measured
     * @return median of 30 times, in milliseconds
     */
    static double milliseconds(List<Integer> sizes, Path scratch) throws IOException {
        Path file = scratch.resolve("sum");
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        sizes.forEach(size -> arguments.add(size.toString()));
        OwnProcesses.run(2, JavaCommand.of(GradientSum.class, arguments));
        return Double.parseDouble(Files.readString(file));
    }

    /** @param arguments where rank 0 puts the milliseconds, and the sizes of the tensors */
    public static void main(String[] arguments) throws IOException {
        ParentWatch.begin();
        Rendezvous rendezvous = Rendezvous.of(System.getenv()).orElseThrow();
        try (ProcessGroup group = rendezvous.join();
                Scope scope = Scope.open()) {
            List<Tensor> gradients = Arrays.stream(arguments)
                    .skip(1)
                    .map(Integer::parseInt)
                    .map(size -> Tensors.of(new float[size], Device.CPU, size))
                    .toList();
            double milliseconds = median(group, gradients);
            if (group.isFirst()) {
                Files.writeString(Path.of(arguments[0]), Double.toString(milliseconds));
            }
            group.barrier();
        }
    }

    private static double median(ProcessGroup group, List<Tensor> gradients) {
        double[] times = new double[TIMES];
        for (int i = -WARM_UP; i < TIMES; i++) {
            group.barrier();
            long started = System.nanoTime();
            group.sum(gradients);
            if (i >= 0) {
                times[i] = (System.nanoTime() - started) / MILLISECOND;
            }
        }
        Arrays.sort(times);
        return times[TIMES / 2];
    }
}
