package io.heartproof.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The extension that watches over the other tests sees what it should. */
class NoTensorLeftTest {
    private final NoTensorLeft extension = new NoTensorLeft();
    private Tensor tensor;

    @BeforeEach
    void create() {
        try (Scope scope = Scope.open()) {
            tensor = Scope.own(Tensors.of(new float[] {1, 2}, Device.CPU, 2));
        }
        extension.beforeEach(null);
    }

    @AfterEach
    void free() {
        Scope.free(tensor);
    }

    @Test
    void passesWhereAllIsFreed() {
        Tensor kept;
        try (Scope scope = Scope.open()) {
            kept = Scope.own(tensor.neg().neg());
        }
        Scope.free(kept);
        extension.afterEach(null);
    }

    @Test
    void failsWhereATensorWasMadeOutsideAScope() {
        try (Tensor leaked = tensor.neg()) {
            assertFails();
        }
        extension.afterEach(null);
    }

    @Test
    void failsWhereAnOwnedTensorWasNotFreed() {
        Tensor leaked;
        try (Scope scope = Scope.open()) {
            leaked = Scope.own(tensor.neg());
        }
        assertFails();
        Scope.free(leaked);
        extension.afterEach(null);
    }

    private void assertFails() {
        assertThatThrownBy(() -> extension.afterEach(null))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("native objects that the test left alive");
    }
}
