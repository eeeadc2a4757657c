package io.heartproof.benchmark.scale;

import io.heartproof.benchmark.measure.MeasurementUnit;
import io.heartproof.benchmark.measure.PairedMeasurement;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reading and preparing recordings from loose files and from shards of them: out of the system's memory, and from storage where the
 * system drops files from its memory. Opening the data set, which lists files or reads an index, is not in it. Immutable.
 */
record ShardsRow(ScaleSetup setup) implements ScaleRow {
    private static final MeasurementUnit UNIT = MeasurementUnit.RECORDINGS_PER_SECOND;
    private static final double MEGABYTE = 1e6;

    @Override
    public List<Result> measure(Path data, Path scratch, Progress progress) throws IOException {
        Path shards = scratch.resolve("shards");
        new OwnProcesses(setup.program())
                .run(1, List.of("shard", "--data", data.toString(), "--out", shards.toString()));
        StoredSet loose = StoredSet.open(data, setup);
        StoredSet packed = StoredSet.open(shards, setup);
        String amount = String.format(
                Locale.ROOT,
                "%d recordings, %.0f MB, read and prepared on one thread: from loose files, from shards",
                loose.data().entries().size(),
                loose.bytes() / MEGABYTE);
        Result warm = new PairedMeasurement("scale.shards", UNIT, loose::rate, packed::rate)
                .run(setup.rounds(), progress)
                .noted(List.of(amount + "; out of the system's memory"));
        if (!loose.canBeCold() || !packed.canBeCold()) {
            return List.of(warm.noted(List.of(
                    amount + "; out of the system's memory, from which it drops none here: not measured cold")));
        }
        Result cold = new PairedMeasurement("scale.shards.cold", UNIT, loose::coldRate, packed::coldRate)
                .run(setup.rounds(), progress)
                .noted(List.of(amount + "; from storage"));
        return List.of(warm, cold);
    }
}
