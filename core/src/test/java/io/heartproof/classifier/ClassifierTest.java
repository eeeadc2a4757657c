package io.heartproof.classifier;

import static io.heartproof.fixture.Recordings.millivolts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.fixture.Recordings;
import io.heartproof.label.Label;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example of {@link Classifier}: how a classifier of one's own is written and used. */
class ClassifierTest {
    @Test
    void classifiesRecordingFromItsContractAlone() {
        try (Classifier classifier = new QuietClassifier()) {
            InputContract contract = classifier.contract();
            Recording recording = singleSpike();

            PreparedRecording prepared = contract.prepare(recording);
            Batch batch = new BatchMaker(contract).forEvaluation(List.of(prepared), new int[] {Batch.UNLABELLED});
            Label prediction = contract.labels().get(classifier.predictions(batch)[0]);

            assertThat(prediction).isEqualTo(new Label(1, "quiet"));
            assertThat(classifier.logits(batch)).isDeepEqualTo(new float[][] {{1 - 1999f / 2000, 1999f / 2000}});
        }
    }

    @Test
    void predictsFirstOfEqualLogits() {
        assertThat(new Fixed(new float[][] {{1, 2, 2}, {3, 3, 3}, {-1, -2, 0}}).predictions(batch(3)))
                .containsExactly(1, 0, 2);
    }

    /** The example in the documentation is the class that this test compiles and runs. */
    @Test
    void exampleInDocumentationIsTheOneTested() throws IOException {
        Path core = Path.of(System.getProperty("heartproof.root", "..")).resolve("core/src");
        Path documented = core.resolve("main/java/io/heartproof/classifier/Classifier.java");
        assumeTrue(Files.exists(documented), "sources are not here");
        String example = Files.readString(documented);
        example = example.substring(example.indexOf("{@code\n") + "{@code\n".length(), example.indexOf(" * }</pre>"));
        String tested = Files.readString(core.resolve("test/java/io/heartproof/classifier/QuietClassifier.java"));
        tested = tested.substring(tested.indexOf("final class"));

        assertThat(example.lines()
                        .map(line -> line.replaceFirst("^ \\* ?", "").strip())
                        .collect(joined()))
                .isEqualTo(tested.lines().map(String::strip).collect(joined()));
    }

    private static Collector<CharSequence, ?, String> joined() {
        return Collectors.joining("\n");
    }

    private static Recording singleSpike() {
        float[] samples = new float[2_000];
        samples[77] = 1;
        List<LeadSignal> signals = Lead.INDEPENDENT_8.stream()
                .map(lead -> millivolts(lead, samples))
                .toList();
        return Recordings.named("R0001", 500, signals);
    }

    private static Batch batch(int size) {
        List<String> names = List.of("A", "B", "C").subList(0, size);
        return new Batch(names, new float[size], new float[size], new int[size], 1, 1);
    }

    /** Answers with the same logits always. */
    private static final class Fixed implements Classifier {
        private final float[][] logits;

        Fixed(float[][] logits) {
            this.logits = logits;
        }

        @Override
        public InputContract contract() {
            throw new UnsupportedOperationException();
        }

        @Override
        public float[][] logits(Batch batch) {
            return logits;
        }

        @Override
        public void close() {}
    }
}
