package io.heartproof.attack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.saved.SavedNoise;
import io.heartproof.attack.trial.AttackLadders;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.attack.trial.PgdLoss;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.Ladder;
import io.heartproof.file.AppendedLines;
import io.heartproof.file.Json;
import io.heartproof.metric.suite.AttackEffort;
import io.heartproof.metric.suite.SuiteOutcome;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.testing.WatchedNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An evaluation under PGD and a suite that is interrupted comes to the same when it goes on, and asks nothing twice. */
@ExtendWith(NoTensorLeft.class)
class InterruptedEvaluationTest {
    private static final PreparedSet SET =
            new PreparedSet(SmallWorld.recordings(9, 3).recordings(), new int[] {0, 1, 2, 1, 1, 2, 0, 1, 2});
    private static final List<Double> LEVELS = List.of(0.1, 0.3, 0.5, 0.6);

    @TempDir
    static Path folder;

    private static Evaluation undisturbed;
    private static long looksOfUndisturbed;

    @BeforeAll
    static void evaluateUndisturbed() throws IOException {
        AtomicLong looks = new AtomicLong();
        undisturbed = evaluate(looks, Long.MAX_VALUE, folder.resolve("undisturbed"));
        looksOfUndisturbed = looks.get();
    }

    @Test
    void comesToTheSameAndAsksNothingTwice() throws IOException {
        for (int fifth = 1; fifth < 5; fifth += 2) {
            Path file = folder.resolve("interrupted" + fifth);
            long most = looksOfUndisturbed * fifth / 5;
            assertThatThrownBy(() -> evaluate(new AtomicLong(), most, file)).hasStackTraceContaining("interrupted");
            long settled = settled(file);
            assertThat(settled).isBetween(1L, most);

            AtomicLong looks = new AtomicLong();
            Evaluation evaluation = evaluate(looks, Long.MAX_VALUE, file);

            assertThat(looks).hasValue(looksOfUndisturbed - settled);
            requireSame(evaluation);
            requireSameNoise(file);
        }
    }

    /** Each part of it may ask a third of what all of it takes. */
    @Test
    void getsToItsEndAfterSeveralInterruptions() throws IOException {
        Path file = folder.resolve("often");
        int interruptions = 0;
        Optional<Evaluation> ended = Optional.empty();
        while (ended.isEmpty() && interruptions < 10) {
            try {
                ended = Optional.of(evaluate(new AtomicLong(), looksOfUndisturbed / 3, file));
            } catch (Interruption e) {
                interruptions++;
            }
        }
        assertThat(interruptions).isGreaterThanOrEqualTo(2);
        requireSame(ended.orElseThrow());
        requireSameNoise(file);
    }

    private static void requireSame(Evaluation evaluation) {
        for (int i = 0; i < undisturbed.answers().size(); i++) {
            Answers expected = undisturbed.answers().get(i);
            assertThat(evaluation.answers().get(i).condition()).isEqualTo(expected.condition());
            assertThat(evaluation.answers().get(i).predictions()).isEqualTo(expected.predictions());
        }
        assertThat(evaluation.suites())
                .usingRecursiveComparison()
                .ignoringFields("attacks.seconds")
                .isEqualTo(undisturbed.suites());
        SuiteOutcome suite = evaluation.suites().get(0);
        assertThat(suite.attacks()).extracting(AttackEffort::seconds).allMatch(seconds -> seconds > 0);
    }

    private static Path noiseOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".noise");
    }

    private static void requireSameNoise(Path file) throws IOException {
        List<Path> expected = filesIn(noiseOf(folder.resolve("undisturbed")));
        assertThat(expected).hasSizeGreaterThan(9);
        assertThat(filesIn(noiseOf(file))).isEqualTo(expected);
        for (Path one : expected) {
            assertThat(noiseOf(file).resolve(one))
                    .hasSameBinaryContentAs(
                            noiseOf(folder.resolve("undisturbed")).resolve(one));
        }
    }

    private static List<Path> filesIn(Path noise) throws IOException {
        try (Stream<Path> files = Files.walk(noise)) {
            return files.filter(Files::isRegularFile)
                    .map(noise::relativize)
                    .sorted()
                    .toList();
        }
    }

    /** How often the network was asked about a recording for what is settled. */
    private static long settled(Path file) throws IOException {
        try (AppendedLines lines = AppendedLines.open(file)) {
            return lines.before().stream()
                    .flatMap(line ->
                            Json.mapper().readTree(line).path("recordings").valueStream())
                    .mapToLong(recording -> recording.path("forward").asLong())
                    .sum();
        }
    }

    private static Evaluation evaluate(AtomicLong looks, long most, Path file) throws IOException {
        AttackConfig.NormLevels levels = new AttackConfig.NormLevels(LEVELS, List.of());
        AttackConfig config = AttackConfig.of(
                List.of("pgd", Suite.STANDARD),
                new AttackConfig.Levels(levels, levels),
                new SuiteStrength(5, 15),
                AttackConfig.FoundOn.NONE);
        PgdConfig pgd = new PgdConfig(2, 2, 0.5, PgdLoss.CROSS_ENTROPY, LEVELS, List.of());
        try (TorchClassifier known = SmallWorld.knowing();
                AttackJournal journal = AttackJournal.open(
                        file,
                        new SavedNoise(
                                noiseOf(file),
                                new SavedNoise.AttackedNetwork(SmallWorld.CONTRACT, "sha256:0a"),
                                List.of()))) {
            WatchedNetwork limited = new WatchedNetwork(known.network(), asked -> {
                if (looks.addAndGet(asked) > most) {
                    throw new Interruption();
                }
            });
            TorchClassifier classifier = new TorchClassifier(SmallWorld.CONTRACT, limited);
            try (Workers workers = Workers.of(classifier, 1)) {
                List<Ladder> ladders = new EvaluationAttacks(config, pgd)
                        .ladders(new AttackLadders(4, 7, journal), classifier, workers, Progress.NONE);
                return new Evaluator(9, Progress.NONE).evaluate(workers, ladders, SET);
            }
        }
    }

    /** What stands for the end of the process. */
    private static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interruption() {
            super("interrupted");
        }
    }
}
