package io.heartproof.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedMemoryTest {
    @BeforeEach
    void requireSharedMemory() {
        assumeTrue(Files.isDirectory(Path.of("/dev/shm")), "no /dev/shm on this system");
    }

    @Test
    void itsFileIsGoneBeforeItIsUsed() {
        FirstOfTwo group = new FirstOfTwo(1);

        assertThat(SharedMemory.of(group, 3_000_000))
                .hasValueSatisfying(memory -> assertThat(memory.capacity()).isEqualTo(3_000_000));
        assertThat(group.sawFile).isTrue();
        assertThat(Path.of(group.told)).doesNotExist();
    }

    @Test
    void thereIsNoneWhereTheOtherDoesNotSeeIt() {
        FirstOfTwo group = new FirstOfTwo(0);

        assertThat(SharedMemory.of(group, 100)).isEmpty();
        assertThat(Path.of(group.told)).doesNotExist();
    }

    @Test
    void thereIsNoneWhereItIsTooLarge() {
        assertThat(SharedMemory.of(new FirstOfTwo(0), 1L << 31)).isEmpty();
    }

    /** Rank 0, and what rank 1 answers: 1 where it has mapped the file. */
    private static final class FirstOfTwo implements ProcessGroup {
        private final double answer;
        private String told = "";
        private boolean sawFile;

        FirstOfTwo(double answer) {
            this.answer = answer;
        }

        @Override
        public int rank() {
            return 0;
        }

        @Override
        public int size() {
            return 2;
        }

        @Override
        public List<byte[]> gather(byte[] own) {
            return List.of(
                    own, ByteBuffer.allocate(Double.BYTES).putDouble(answer).array());
        }

        @Override
        public byte[] broadcast(byte[] own) {
            told = new String(own, StandardCharsets.UTF_8);
            sawFile = Files.isRegularFile(Path.of(told));
            return own;
        }

        @Override
        public void broadcast(List<Tensor> tensors) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sum(List<Tensor> tensors) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
