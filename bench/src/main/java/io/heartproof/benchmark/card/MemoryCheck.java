package io.heartproof.benchmark.card;

import io.heartproof.benchmark.comparison.TrainedEpoch;
import io.heartproof.benchmark.measure.MemoryWatch;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Precision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.global.torch_cuda;

/** Whether memory stays flat over a training on recordings of many lengths: that of the card is judged. Immutable. */
record MemoryCheck(CheckSetup setup) {
    private static final double GROWTH = 1.05;
    private static final int BATCH = 8;

    List<CheckRow> rows(Progress progress) throws IOException {
        PreparedSet set = setup.simulated().seen(setup.amounts().recordings(), progress);
        MemoryWatch host = new MemoryWatch(Pointer::physicalBytes, progress);
        MemoryWatch card = new MemoryWatch(reserved(setup.card()), host);
        TrainedEpoch epoch = new TrainedEpoch(
                setup.epoch(setup.amounts().steps(), BATCH, Precision.FLOAT32),
                set.repeated(BATCH * setup.amounts().steps()),
                setup.seed());
        try (TorchClassifier classifier = setup.classifier(setup.card(), setup.bucket())) {
            epoch.train(classifier, card);
        }
        List<CheckRow> rows = new ArrayList<>();
        if (!setup.card().isCpu()) {
            Result grown = card.result("memory", 1);
            rows.add(CheckRow.shown(
                    "memory of the card, MB half-way and at the end",
                    megabytes(grown.baseline()),
                    megabytes(grown.candidate())));
            rows.add(
                    CheckRow.atMost("  times it grew at most", 1 / grown.ratio().low(), GROWTH));
        }
        Result grown = host.result("memory", 1);
        rows.add(CheckRow.shown(
                "memory of the process, MB half-way and at the end",
                megabytes(grown.baseline()),
                megabytes(grown.candidate())));
        return rows;
    }

    /** Bytes that libtorch holds on the card; none on the CPU. */
    private static LongSupplier reserved(Device device) {
        return device.isCpu()
                ? () -> 0
                : () -> torch_cuda
                        .getAllocator()
                        .getDeviceStats((byte) device.index())
                        .reserved_bytes()
                        .current();
    }

    private static String megabytes(double figure) {
        return String.format(Locale.ROOT, "%.0f", figure);
    }
}
