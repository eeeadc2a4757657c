package io.heartproof.testing;

import io.heartproof.tensor.Natives;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives libtorch the number of threads back that it had before a test. */
public final class ThreadsAsBefore implements BeforeEachCallback, AfterEachCallback {
    private int threads;

    @Override
    public void beforeEach(ExtensionContext context) {
        threads = Natives.threads();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Natives.setThreads(threads);
    }
}
