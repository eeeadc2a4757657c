package io.heartproof.benchmark.comparison;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.benchmark.measure.MeasuredSide;
import io.heartproof.benchmark.measure.MeasurementUnit;
import io.heartproof.benchmark.measure.PairedMeasurement;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.measure.Stopwatch;
import io.heartproof.benchmark.setup.ScratchFolder;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.classifier.Classifier;
import io.heartproof.classify.EcgClassifier;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.contract.Prepared;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Network;
import io.heartproof.onnx.OnnxExport;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.Counted;
import io.heartproof.progress.Progress;
import io.heartproof.signal.Recording;
import io.heartproof.tensor.Natives;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A model in an ONNX file as a service uses it, against libtorch on the same network in bucket form; recordings of 10 s, 12
 * leads, 500 Hz. The network is untrained: what it has learnt does not change how long it computes. Immutable.
 */
public final class ClassificationComparisons {
    private static final double SECONDS_OF_ECG = 10;
    private static final int TIMES = 50;
    private static final int MOST_RECORDINGS = 144;

    private final Setup setup;
    private final Recording recording;
    private final PreparedSet prepared;
    private final int many;

    public ClassificationComparisons(Setup setup) {
        this.setup = setup;
        this.recording = setup.simulated().recording(SECONDS_OF_ECG);
        this.many = Math.min(MOST_RECORDINGS, setup.amounts().recordings());
        this.prepared = setup.simulated().alike(1, SECONDS_OF_ECG);
    }

    /**
     * {@code classification.session}, the network alone; {@code classification.single}, with preparation: both milliseconds
     * on one core. {@code classification.all}: recordings per second on all cores against one.
     */
    public List<Result> all(Progress progress) throws IOException {
        int threads = Natives.threads();
        Natives.setThreads(1);
        try (Network network = setup.network()) {
            return ScratchFolder.with(
                    folder -> all(new TorchClassifier(setup.forms().bucket(), network), folder, progress));
        } finally {
            Natives.setThreads(threads);
        }
    }

    private List<Result> all(TorchClassifier ours, Path folder, Progress progress) throws IOException {
        Path file = folder.resolve("model.onnx");
        OnnxExport.write(ours, Map.of(), file);
        try (OnnxClassifier session = OnnxClassifier.load(file);
                EcgClassifier classifier = EcgClassifier.load(file)) {
            PairedMeasurement inSession = new PairedMeasurement(
                    "classification.session", MeasurementUnit.MILLISECONDS, session(ours), session(session));
            PairedMeasurement single = new PairedMeasurement(
                    "classification.single", MeasurementUnit.MILLISECONDS, single(ours), single(classifier));
            PairedMeasurement all = new PairedMeasurement(
                    "classification.all",
                    MeasurementUnit.RECORDINGS_PER_SECOND,
                    oneByOne(classifier),
                    onAllCores(classifier));
            int rounds = setup.amounts().rounds();
            String times = String.format(
                    Locale.ROOT, "one recording of %.0f s on one core, mean of %d", SECONDS_OF_ECG, TIMES);
            return List.of(
                    inSession.run(rounds, progress).noted(List.of(times, "ONNX Runtime against libtorch")),
                    single.run(rounds, progress).noted(List.of(times, "preparation included")),
                    all.run(rounds, progress)
                            .noted(List.of(String.format(
                                    Locale.ROOT,
                                    "%s of %.0f s in memory, preparation included; all cores against one",
                                    Counted.of(many, "recording"),
                                    SECONDS_OF_ECG))));
        }
    }

    private MeasuredSide session(Classifier classifier) {
        Batch batch = new BatchMaker(classifier.contract()).forEvaluation(prepared.recordings(), prepared.labels());
        return () -> Stopwatch.SYSTEM.milliseconds(TIMES, () -> classifier.logits(batch));
    }

    private MeasuredSide single(Classifier classifier) {
        BatchMaker maker = new BatchMaker(classifier.contract());
        return () -> Stopwatch.SYSTEM.milliseconds(TIMES, () -> {
            List<Prepared> one = List.of(classifier.contract().prepare(recording));
            classifier.logits(maker.forEvaluation(one, new int[] {Batch.UNLABELLED}));
        });
    }

    private MeasuredSide single(EcgClassifier classifier) {
        return () -> Stopwatch.SYSTEM.milliseconds(TIMES, () -> classifier.classify(recording));
    }

    private MeasuredSide oneByOne(EcgClassifier classifier) {
        return () -> Stopwatch.SYSTEM.perSecond(many, () -> {
            for (int i = 0; i < many; i++) {
                classifier.classify(recording);
            }
        });
    }

    private MeasuredSide onAllCores(EcgClassifier classifier) {
        return () -> Stopwatch.SYSTEM.perSecond(many, () -> {
            long answers = classifier
                    .classifyAll(Stream.generate(() -> recording).limit(many))
                    .count();
            if (answers != many) {
                throw new IllegalStateException(
                        String.format(Locale.ROOT, "expected %s, got %d", Counted.of(many, "answer"), answers));
            }
        });
    }
}
