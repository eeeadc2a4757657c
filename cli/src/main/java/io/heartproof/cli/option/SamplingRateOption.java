package io.heartproof.cli.option;

import io.heartproof.format.ReadOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that read one file. */
public final class SamplingRateOption {
    @Option(
            names = "--sampling-rate",
            paramLabel = "HZ",
            description = "The sampling rate of a file that does not state it; an error where it states another.")
    private @Nullable Double samplingRateHz;

    public ReadOptions readOptions() {
        return samplingRateHz == null ? ReadOptions.NONE : ReadOptions.samplingRate(samplingRateHz);
    }
}
