package io.heartproof.process;

import static io.heartproof.process.LoopbackGroup.SHORT;
import static io.heartproof.process.LoopbackGroup.freePort;
import static io.heartproof.process.LoopbackGroup.two;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two members of one JVM that speak over the loopback interface. */
@ExtendWith(NoTensorLeft.class)
class GlooGroupTest {
    @Test
    void everyoneGetsTheBytesOfAll() throws Exception {
        byte[] many = new byte[100_000];
        Arrays.fill(many, (byte) 7);

        assertThat(two(group -> {
                    List<byte[]> few = group.gather(("rank " + group.rank()).getBytes(StandardCharsets.UTF_8));
                    List<byte[]> uneven = group.gather(group.isFirst() ? new byte[0] : many);
                    return new String(few.get(0), StandardCharsets.UTF_8)
                            + ", "
                            + new String(few.get(1), StandardCharsets.UTF_8)
                            + ", "
                            + uneven.get(0).length
                            + ", "
                            + Arrays.equals(uneven.get(1), many);
                }))
                .containsOnly("rank 0, rank 1, 0, true");
    }

    @Test
    void everyoneGetsTheBytesOfTheFirst() throws Exception {
        assertThat(two(group -> group.broadcast(new byte[] {(byte) (5 + group.rank()), 2})))
                .containsExactly(new byte[] {5, 2}, new byte[] {5, 2});
        assertThat(two(group -> group.broadcast(new byte[group.rank()]))).containsExactly(new byte[0], new byte[0]);
    }

    /** Who gives fewer numbers counts as zeros. */
    @Test
    void numbersAreSummedPlaceByPlace() throws Exception {
        assertThat(two(group -> group.sum(group.isFirst() ? new double[] {1, 2} : new double[] {10})))
                .containsExactly(new double[] {11, 2}, new double[] {11, 2});
    }

    /** More than one bucket, two types, and a tensor whose values do not lie in a row. */
    @Test
    void tensorsAreSummedInPlace() throws Exception {
        assertThat(two(group -> {
                    try (Scope scope = Scope.open()) {
                        float own = 1 + group.rank();
                        Tensor large = Tensors.filled(own, torch.zeros(1), 3, 400_000);
                        Tensor precise =
                                Tensors.filled(own / 4, torch.zeros(1), 2).to(torch.ScalarType.Double);
                        Tensor turned = Tensors.of(new float[] {own, 0, 0, 2 * own}, Device.CPU, 2, 2)
                                .t();
                        Tensor second = Tensors.filled(2 * own, torch.zeros(1), 900_000);
                        group.sum(List.of(large, precise, turned, second));
                        return List.of(
                                large.eq(Tensors.filled(3, large, 1)).all().item_bool(),
                                Arrays.toString(Tensors.toFloats(precise)),
                                Arrays.toString(Tensors.toFloats(turned)),
                                second.eq(Tensors.filled(6, large, 1)).all().item_bool());
                    }
                }))
                .containsOnly(List.of(true, "[0.75, 0.75]", "[3.0, 0.0, 0.0, 6.0]", true));
    }

    @Test
    void tensorsOfTheFirstOverwriteThose() throws Exception {
        assertThat(two(group -> {
                    try (Scope scope = Scope.open()) {
                        Tensor weights = Tensors.filled(group.rank(), torch.zeros(1), 2, 2);
                        weights.set_requires_grad(true);
                        group.broadcast(List.of(weights));
                        return Arrays.toString(Tensors.toFloats(weights));
                    }
                }))
                .containsOnly("[0.0, 0.0, 0.0, 0.0]");
    }

    /** The other's end closes the connection, which is noticed at once. */
    @Test
    void aMemberThatEndsIsMissedInALine() throws Exception {
        assertThat(two(group -> {
                    if (group.rank() == 1) {
                        return "gone";
                    }
                    try {
                        group.barrier();
                        return "answered";
                    } catch (ProcessLost e) {
                        return e.getMessage();
                    }
                }))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("process 0 of 2: another process ended or cannot be reached: ")
                                .doesNotContain("\n"),
                        second -> assertThat(second).isEqualTo("gone"));
    }

    /** The third waits for nobody: it hears of it, too. */
    @Test
    void twoMembersOfOneRankAreRefused() throws Exception {
        assertThat(refusals(new int[][] {{0, 3}, {1, 3}, {1, 3}}))
                .containsOnly("RANK: expected another in each process, got 1 twice");
    }

    @Test
    void membersOfGroupsOfDifferentSizesAreRefused() throws Exception {
        assertThat(refusals(new int[][] {{0, 2}, {1, 3}}))
                .allSatisfy(refusal -> assertThat(refusal)
                        .startsWith("WORLD_SIZE: expected the same in each process, got ")
                        .contains("2", "3"));
    }

    @Test
    void aPortThatAnotherProgramUsesIsRefused() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            Rendezvous first = new Rendezvous(0, 2, "127.0.0.1", other.getLocalPort());

            assertThatThrownBy(() -> MeetingStore.meet(first, SHORT))
                    .isInstanceOf(BadUsage.class)
                    .hasMessage("MASTER_PORT: expected a port that no other program uses, got " + other.getLocalPort());
        }
    }

    /** What members of these ranks and sizes are told. */
    private static List<String> refusals(int[][] members) throws Exception {
        int port = freePort();
        ExecutorService threads = Executors.newFixedThreadPool(members.length);
        try {
            List<Future<String>> refused = new ArrayList<>();
            for (int[] member : members) {
                refused.add(threads.submit(() -> {
                    Rendezvous own = new Rendezvous(member[0], member[1], "127.0.0.1", port);
                    try (MeetingStore store = MeetingStore.meet(own, SHORT)) {
                        return "rank " + store.rendezvous().rank() + " has come";
                    } catch (BadUsage e) {
                        return e.getMessage();
                    }
                }));
            }
            List<String> told = new ArrayList<>();
            for (Future<String> refusal : refused) {
                told.add(refusal.get(1, TimeUnit.MINUTES));
            }
            return told;
        } finally {
            threads.shutdown();
        }
    }
}
