package io.heartproof.attack.saved;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.suite.AttackConfig;
import io.heartproof.attack.suite.EvaluationAttacks;
import io.heartproof.attack.suite.SuiteStrength;
import io.heartproof.attack.trial.AttackLadders;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.attack.trial.PgdLoss;
import io.heartproof.batch.Batch;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.Ladder;
import io.heartproof.metric.suite.AttackedRecording;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.progress.Progress;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Noise that PGD and a suite found, on three threads, read back from its files and put to the network once more. */
@ExtendWith(NoTensorLeft.class)
class SavedNoiseOfEvaluationTest {
    private static final List<Double> LEVELS = List.of(0.3, 0.6, 0.9);

    @TempDir
    static Path folder;

    private static Evaluation evaluation;
    private static final List<NumpyFile> SAVED = new ArrayList<>();

    @BeforeAll
    static void evaluate() throws IOException {
        AttackConfig.NormLevels levels = new AttackConfig.NormLevels(LEVELS, List.of());
        AttackConfig config = AttackConfig.of(
                List.of("pgd", "standard"),
                new AttackConfig.Levels(levels, levels),
                new SuiteStrength(5, 15),
                AttackConfig.FoundOn.NONE);
        PgdConfig pgd = new PgdConfig(4, 2, 0.5, PgdLoss.CROSS_ENTROPY, LEVELS, List.of());
        SavedNoise noise = new SavedNoise(
                folder.resolve("noise"), new SavedNoise.AttackedNetwork(SmallWorld.CONTRACT, "sha256:0a"), List.of());
        try (TorchClassifier classifier = SmallWorld.knowing();
                AttackJournal journal = AttackJournal.open(folder.resolve("journal"), noise);
                Workers workers = Workers.of(classifier, 3)) {
            List<Ladder> ladders = new EvaluationAttacks(config, pgd)
                    .ladders(new AttackLadders(4, 7, journal), classifier, workers, Progress.NONE);
            evaluation = new Evaluator(9, Progress.NONE).evaluate(workers, ladders, SmallWorld.recordings(9, 3));
        }
        try (Stream<Path> files = Files.walk(folder.resolve("noise"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".npz")).toList()) {
                SAVED.add(NumpyFile.read(file));
            }
        }
    }

    @Test
    void isAnsweredWithTheWrongClassThatIsStored() {
        assertThat(SAVED)
                .extracting(file -> file.array("attack").text())
                .contains("pgd", "apgd-ce")
                .noneMatch(name -> name.contains("+"));
        try (TorchClassifier classifier = SmallWorld.knowing()) {
            for (NumpyFile file : SAVED) {
                int label = (int) file.array("label").integer();
                assertThat(answer(classifier, file, "clean")).isEqualTo(label);
                assertThat(answer(classifier, file, "attacked"))
                        .isEqualTo((int) file.array("prediction").integer())
                        .isNotEqualTo(label);
            }
        }
    }

    @Test
    void isAsLargeAsItSays() {
        for (NumpyFile file : SAVED) {
            float[] clean = file.array("clean").floats();
            float[] attacked = file.array("attacked").floats();
            double largest = 0;
            for (int i = 0; i < clean.length; i++) {
                largest = Math.max(largest, Math.abs(attacked[i] - clean[i]));
            }
            double size = file.array("size").number();
            assertThat(size).isBetween(largest - 1e-6, largest + 1e-6);
        }
    }

    /** PGD is no attack of the suite. */
    @Test
    void isTheSmallestThatTheSuiteFound() {
        Map<String, Double> smallest = new HashMap<>();
        SAVED.stream()
                .filter(file -> !file.array("attack").text().equals("pgd"))
                .forEach(file -> smallest.merge(
                        file.array("recording").text(), file.array("size").number(), Math::min));
        assertThat(smallest).hasSizeGreaterThan(3);
        for (AttackedRecording recording : evaluation.suites().get(0).recordings()) {
            assertThat(Optional.ofNullable(smallest.get(recording.recording()))).isEqualTo(recording.smallest());
        }
    }

    private static int answer(TorchClassifier classifier, NumpyFile file, String which) {
        float[] mask = file.array("mask").floats();
        float[] values = file.array(which).floats();
        Batch batch = new Batch(List.of("read"), values, mask, new int[] {0}, values.length / mask.length, mask.length);
        float[] logits = classifier.logits(batch)[0];
        int best = 0;
        for (int k = 1; k < logits.length; k++) {
            best = logits[k] > logits[best] ? k : best;
        }
        return best;
    }
}
