package io.heartproof.benchmark.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.dataset.DataSet;
import io.heartproof.label.LabelSet;
import io.heartproof.model.ModelFolder;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Architecture;
import io.heartproof.nn.Architectures;
import io.heartproof.progress.Progress;
import io.heartproof.simulate.SimulatedDataSet;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrengthBenchmarkTest {
    private static final InputContract CONTRACT = InputContract.published(new BucketForm(1600), LabelSet.CPSC2018);

    @TempDir
    Path folder;

    /** The networks are wrong without noise, so that attacks end where they begin. */
    @Test
    void givesEachNetworkAsSoonAsItIsDoneAndKnowsTheWhole() throws IOException {
        new SimulatedDataSet(1, List.of("PVC"), 1).write(folder.resolve("data"), 1, Progress.NONE);
        List<ReferenceNetwork> networks = ReferenceNetwork.in(reference());
        Watched watched = new Watched();
        List<String> found = new ArrayList<>();
        new StrengthBenchmark(DataSet.open(folder.resolve("data")), Device.CPU, 4, 1)
                .run(networks, 1, watched, soFar -> {
                    assertThat(watched.open).as("open stages").isEmpty();
                    found.add(soFar.networks().size() + " " + soFar.complete() + " "
                            + soFar.latestLines().get(0));
                    soFar.write(folder.resolve("found.json"));
                });

        assertThat(found).containsExactly("1 false first:", "2 true second:");
        assertThat(watched.begun)
                .filteredOn(stage -> stage.what.equals("network"))
                .extracting(stage -> stage.skipped)
                .containsExactly(0L, 1L);
        assertThat(watched.begun)
                .filteredOn(stage -> stage.what.equals("second"))
                .singleElement()
                .satisfies(runs -> {
                    assertThat(runs.done).isPositive().isLessThanOrEqualTo(runs.total);
                    assertThat(runs.notes)
                            .contains("fmn whatever its size", "apgd-t at 1.5", "apgd-t below the smallest noise");
                });
        assertThat(Files.readString(folder.resolve("found.json"))).contains("\"complete\" : true", "\"second\"");
    }

    /** Two networks of the same weights, which take everything for the first class. */
    private Path reference() throws IOException {
        Path reference = Files.createDirectories(folder.resolve("reference"));
        Architecture tiny = Architectures.all().stream()
                .filter(one -> one.name().equals("tiny"))
                .findFirst()
                .orElseThrow();
        try (TorchClassifier classifier = TorchClassifier.create(tiny, CONTRACT, Device.CPU, 1)) {
            Map<String, Safetensors.Array> weights =
                    new LinkedHashMap<>(classifier.parameters().copy());
            weights.put("head.bias", new Safetensors.Array(new long[] {9}, new float[] {1e3f, 0, 0, 0, 0, 0, 0, 0, 0}));
            ModelFolder.save(reference, tiny, classifier.contract(), weights);
        }
        for (String name : List.of("first", "second")) {
            Files.writeString(reference.resolve(name + ".json"), """
                {"network": "%s", "right": ["S00001"], "unbroken": {"1.5": {"apgd-ce": []}},
                 "fmn_linf_200_steps_smallest": {"S00001": 0.01}}
                """.formatted(
                            ModelFolder.weights(reference).getFileName()));
        }
        return reference;
    }

    /** Remembers every stage. */
    private static final class Watched implements Progress {
        final List<WatchedStage> begun = new ArrayList<>();
        final List<WatchedStage> open = new ArrayList<>();

        @Override
        public Stage start(String what, long total) {
            WatchedStage stage = new WatchedStage(this, what, total);
            begun.add(stage);
            open.add(stage);
            return stage;
        }
    }

    private static final class WatchedStage implements Progress.Stage {
        private final Watched watched;
        private final String what;
        private final long total;
        private final List<String> notes = new ArrayList<>();
        private long done;
        private long skipped;

        WatchedStage(Watched watched, String what, long total) {
            this.watched = watched;
            this.what = what;
            this.total = total;
        }

        @Override
        public synchronized void advance(long steps) {
            done += steps;
        }

        @Override
        public void skip(long steps) {
            skipped += steps;
        }

        @Override
        public void note(String text) {
            notes.add(text);
        }

        @Override
        public void close() {
            watched.open.remove(this);
        }
    }
}
