package io.heartproof.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.tensor.Natives;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/**
 * Where the time of a step goes: every layer of {@code resnet18a} on its own, forward and backward, on one thread, for one
 * worker's share of a batch (32 recordings of 6,144 samples). Not part of the test run, as its name says to Surefire;
 * {@code docs/measurements/steps.md} has the command and what it printed.
 */
class StepProfile {
    private static final int RECORDINGS = 32;
    private static final int SAMPLES = 6144;
    private static final int ROUNDS = 5;
    private static final int[][] BLOCKS = {
        {64, 64}, {64, 64}, {64, 128}, {128, 128}, {128, 256}, {256, 256}, {256, 512}, {512, 512}
    };

    /** Milliseconds by kind of layer. */
    private final Map<String, double[]> milliseconds = new LinkedHashMap<>();

    @Test
    void tellsWhereTheTimeGoes() {
        int threads = Natives.threads();
        Natives.setThreads(1);
        try {
            int length = SAMPLES / 2;
            convolution(8, 64, new int[] {11, 2, 5}, SAMPLES);
            norm(64, length);
            leaky(64, length);
            pool(length);
            length /= 2;
            for (int[] block : BLOCKS) {
                block(block[0], block[1], length);
                length /= 2;
            }
            convolution(512, 512, new int[] {3, 1, 0}, length);
        } finally {
            Natives.setThreads(threads);
        }
        print();
        assertThat(milliseconds.get("convolution")[0]).isPositive();
    }

    private void block(int in, int out, int length) {
        convolution(in, out, new int[] {3, 2, 1}, length);
        convolution(in, out, new int[] {1, 2, 0}, length);
        convolution(out, out, new int[] {3, 1, 1}, length / 2);
        for (int i = 0; i < 3; i++) {
            norm(out, length / 2);
        }
        leaky(out, length / 2);
        leaky(out, length / 2);
        measure(
                "sum of the branches",
                List.of(shape(RECORDINGS, out, length / 2), shape(RECORDINGS, out, length / 2)),
                x -> x.get(0).add(x.get(1)));
    }

    private void convolution(int in, int out, int[] shape, int length) {
        measure(
                "convolution",
                List.of(shape(RECORDINGS, in, length), shape(out, in, shape[0])),
                x -> torch.conv1d(
                        x.get(0),
                        x.get(1),
                        Tensors.none(),
                        new long[] {shape[1]},
                        new long[] {shape[2]},
                        new long[] {1},
                        1));
    }

    private void norm(int features, int length) {
        measure(
                "norm",
                List.of(shape(RECORDINGS, features, length), shape(features), shape(features)),
                x -> torch.group_norm(x.get(0), features, Tensors.some(x.get(1)), Tensors.some(x.get(2)), 1e-5, false));
    }

    private void leaky(int features, int length) {
        measure(
                "activation",
                List.of(shape(RECORDINGS, features, length)),
                x -> torch.leaky_relu(x.get(0), new Scalar(0.01)));
    }

    private void pool(int length) {
        measure(
                "pooling",
                List.of(shape(RECORDINGS, 64, length)),
                x -> torch.max_pool1d(x.get(0), new long[] {3}, new long[] {2}, new long[] {1}, new long[] {1}, false));
    }

    /** Forward; backward to input and weights, as in training; backward to the input alone, as in an attack. */
    private void measure(String kind, List<long[]> inputs, Function<List<Tensor>, Tensor> layer) {
        double[] sums = milliseconds.computeIfAbsent(kind, key -> new double[3]);
        double[][] rounds = new double[3][ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            for (int wanted : new int[] {inputs.size(), 1}) {
                try (Scope scope = Scope.open()) {
                    List<Tensor> x = new ArrayList<>();
                    for (int i = 0; i < inputs.size(); i++) {
                        x.add(torch.randn(inputs.get(i)).set_requires_grad(i < wanted));
                    }
                    long begin = System.nanoTime();
                    Tensor y = layer.apply(x);
                    long middle = System.nanoTime();
                    Tensor ones = torch.ones_like(y);
                    long later = System.nanoTime();
                    y.backward(ones, new BoolOptional(), false, new TensorArrayRefOptional());
                    long end = System.nanoTime();
                    if (round >= 0) {
                        rounds[0][round] = (middle - begin) / 1e6;
                        rounds[wanted == 1 && inputs.size() > 1 ? 2 : 1][round] = (end - later) / 1e6;
                    }
                }
            }
        }
        if (inputs.size() == 1) {
            rounds[2] = rounds[1];
        }
        for (int i = 0; i < sums.length; i++) {
            Arrays.sort(rounds[i]);
            sums[i] += rounds[i][ROUNDS / 2];
        }
    }

    private static long[] shape(long... sizes) {
        return sizes;
    }

    private void print() {
        double[] totals = new double[2];
        milliseconds.values().forEach(ms -> {
            totals[0] += ms[0] + ms[1];
            totals[1] += ms[0] + ms[2];
        });
        System.out.println(
                "| layer | forward, ms | backward in training | backward in an attack | of a training step | of an iteration |");
        System.out.println("|---|---|---|---|---|---|");
        milliseconds.forEach((kind, ms) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.0f %% | %.0f %% |%n",
                kind,
                ms[0],
                ms[1],
                ms[2],
                100 * (ms[0] + ms[1]) / totals[0],
                100 * (ms[0] + ms[2]) / totals[1]));
        System.out.printf(Locale.ROOT, "training step %.0f ms, iteration of an attack %.0f ms%n", totals[0], totals[1]);
    }
}
