package io.heartproof.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.tensor.Natives;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test that leaves native objects alive: what it made outside a scope, or owned and did not free. */
public final class NoTensorLeft implements BeforeEachCallback, AfterEachCallback {
    private long before;

    @Override
    public void beforeEach(ExtensionContext context) {
        Natives.load();
        before = Pointer.totalCount();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(Pointer.totalCount() - before)
                .as("native objects that the test left alive")
                .isNotPositive(); // below zero: the garbage collector freed what an earlier test had left
    }
}
