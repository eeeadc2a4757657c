package io.heartproof.process;

import static io.heartproof.process.LoopbackGroup.members;
import static io.heartproof.process.LoopbackGroup.two;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heartproof.seed.SeededRandom;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Members of one JVM map the same memory, as processes do. */
@ExtendWith(NoTensorLeft.class)
class SharedSumsTest {
    private static final int MORE_THAN_A_BUCKET = 1_300_001;

    @BeforeEach
    void requireSharedMemory() {
        assumeTrue(Files.isDirectory(Path.of("/dev/shm")), "no /dev/shm on this system");
    }

    /** Two numbers have one sum, whichever comes first. */
    @Test
    void sumsOfTwoAreThoseOverTcpToTheBit() throws Exception {
        List<float[][]> sums = members(2, group -> {
            SeededRandom random = SeededRandom.of(group.rank());
            float[] own = new float[MORE_THAN_A_BUCKET];
            for (int i = 0; i < own.length; i++) {
                own[i] = (float) random.uniform(-1, 1);
            }
            SharedSums shared = new SharedSums(group);
            return new float[][] {
                summed(own, tensors -> assertThat(shared.overwrite(tensors)).isTrue()), summed(own, group::sumOverTcp)
            };
        });

        for (float[][] ofRank : sums) {
            assertThat(Arrays.equals(ofRank[0], sums.get(0)[1])).isTrue();
            assertThat(Arrays.equals(ofRank[1], sums.get(0)[1])).isTrue();
        }
    }

    /** Gloo adds three in an order of its own, which must not hang on whether there is memory. */
    @Test
    void moreThanTwoDoNotShareMemory() throws Exception {
        List<Boolean> shared = members(3, group -> {
            try (Scope scope = Scope.open()) {
                return new SharedSums(group).overwrite(List.of(torch.zeros(1)));
            }
        });

        assertThat(shared).containsOnly(false);
    }

    /** More than the memory of the first sum holds, then less; of types that lie side by side, one not in a row; and nothing. */
    @Test
    void tensorsOfAnyNumberAreSummedInPlace() throws Exception {
        List<List<String>> sums = two(group -> {
            try (Scope scope = Scope.open()) {
                float own = 1 + group.rank();
                Tensor small = Tensors.of(new float[] {own}, Device.CPU, 1);
                Tensor turned = Tensors.of(new float[] {own, 0, 1, 2 * own}, Device.CPU, 2, 2)
                        .t();
                Tensor precise =
                        Tensors.of(new float[] {own / 4}, Device.CPU, 1).to(torch.ScalarType.Double);
                group.sum(List.of(small));
                group.sum(List.of(turned, precise, Tensors.filled(own, small, MORE_THAN_A_BUCKET)));
                group.sum(List.of(small));
                group.sum(List.of());
                return List.of(text(small), text(turned), text(precise));
            }
        });

        assertThat(sums).containsOnly(List.of("[6.0]", "[3.0, 2.0, 0.0, 6.0]", "[0.75]"));
    }

    /** Two teams of one machine at once, each with memory of its own. */
    @Test
    void groupsDoNotSeeEachOther() throws Exception {
        List<String> sums = two(outer -> {
            try {
                float own = outer.rank() == 0 ? 10 : 100;
                return two(inner -> {
                            float[] first = summed(new float[] {own + inner.rank()}, inner::sum);
                            outerBarrier(inner, outer);
                            return Arrays.toString(summed(first, inner::sum));
                        })
                        .toString();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(sums).containsExactly("[[42.0], [42.0]]", "[[402.0], [402.0]]");
    }

    /** The first member of each group waits for that of the other, so that both groups have memory at once. */
    private static void outerBarrier(ProcessGroup inner, ProcessGroup outer) {
        if (inner.isFirst()) {
            outer.barrier();
        }
    }

    @Test
    void aMemberThatEndsIsMissed() throws Exception {
        List<String> told = two(group -> {
            summed(new float[] {1}, group::sum);
            if (group.rank() == 1) {
                return "gone";
            }
            try {
                return Arrays.toString(summed(new float[] {1}, group::sum));
            } catch (ProcessLost e) {
                return "missed";
            }
        });

        assertThat(told).containsExactly("missed", "gone");
    }

    private static float[] summed(float[] own, Consumer<List<Tensor>> sum) {
        try (Scope scope = Scope.open()) {
            Tensor tensor = Tensors.of(own, Device.CPU, own.length);
            sum.accept(List.of(tensor));
            return Tensors.toFloats(tensor);
        }
    }

    private static String text(Tensor tensor) {
        return Arrays.toString(Tensors.toFloats(tensor));
    }
}
