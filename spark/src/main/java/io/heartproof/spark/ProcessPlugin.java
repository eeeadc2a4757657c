package io.heartproof.spark;

import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;

/** Tells {@link OncePerProcess} that an executor ends, in Spark's words {@code spark.plugins}. */
public final class ProcessPlugin implements SparkPlugin {
    @Override
    public @Nullable DriverPlugin driverPlugin() {
        return null;
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new ExecutorPlugin() {
            @Override
            public void shutdown() {
                try {
                    OncePerProcess.closeAll();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
