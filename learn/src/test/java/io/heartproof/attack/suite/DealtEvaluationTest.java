package io.heartproof.attack.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.saved.NoiseFolders;
import io.heartproof.attack.saved.SavedNoise;
import io.heartproof.attack.trial.AttackLadders;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.attack.trial.PgdLoss;
import io.heartproof.classifier.Classifiers;
import io.heartproof.classifier.Inference;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.EvaluationConfig;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.Ladder;
import io.heartproof.evaluation.RecordedNoiseConfig;
import io.heartproof.evaluation.noise.NoiseLadders;
import io.heartproof.metric.suite.AttackEffort;
import io.heartproof.metric.suite.SuiteOutcome;
import io.heartproof.model.DealtClassifiers;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.process.ProcessGroup;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Digest;
import io.heartproof.tensor.Natives;
import io.heartproof.testing.ProcessesOnThreads;
import io.heartproof.testing.SmallWorld;
import io.heartproof.testing.ThreadsAsBefore;
import io.heartproof.testing.WatchedNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Evaluations whose work several processes share, played by threads, find what one process finds. */
@ExtendWith(ThreadsAsBefore.class)
class DealtEvaluationTest {
    private static final PreparedSet SET = SmallWorld.recordings(7, 3);
    private static final EvaluationConfig CONFIG =
            new EvaluationConfig(2, List.of(0.3, 0.9), new RecordedNoiseConfig(List.of(0.0), null), 100, 0);
    private static final PgdConfig PGD = new PgdConfig(3, 2, 0.25, PgdLoss.CROSS_ENTROPY, List.of(0.1, 0.5), List.of());

    @TempDir
    Path folder;

    /**
     * One process with two workers and two with one each make the same batches: their figures are equal to the bit. Rank 0 keeps
     * what all find, so that one process can go on alone. Noise that they save is joined to that of one process.
     */
    @Test
    void figuresAreThoseOfOneProcess() throws IOException {
        AtomicLong looks = new AtomicLong();
        Path wholeNoise = folder.resolve("whole");
        Evaluation whole =
                evaluate(ProcessGroup.alone(), 2, AttackJournal.knowing(List.of(), saved(wholeNoise)), looks);
        List<AtomicLong> shares = List.of(new AtomicLong(), new AtomicLong());
        Path file = folder.resolve("settled.jsonl");
        NoiseFolders noise = new NoiseFolders(folder.resolve("dealt"), "first");
        noise.make(2);

        List<Evaluation> dealt = ProcessesOnThreads.run(2, group -> {
            SavedNoise own = saved(noise.of(group.rank()));
            try (AttackJournal journal =
                    group.isFirst() ? AttackJournal.open(file, own) : AttackJournal.knowing(List.of(), own)) {
                return evaluate(group, 1, journal, shares.get(group.rank()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(dealt).allSatisfy(one -> assertSame(one, whole));
        assertThat(whole.suites().get(0).checks()).isNotEmpty();
        assertThat(shares.get(0).get() + shares.get(1).get())
                .as("only some checks are made by both, of %s in all", looks)
                .isLessThan(looks.get() * 3 / 2);
        assertThat(files(noise.of(0))).isNotEmpty();
        assertThat(files(noise.of(1))).isNotEmpty();
        noise.join();
        assertThat(files(noise.all())).isEqualTo(files(wholeNoise)).hasSizeGreaterThan(5);
        AtomicLong after = new AtomicLong();
        try (AttackJournal journal = AttackJournal.open(file)) {
            assertSame(evaluate(ProcessGroup.alone(), 2, journal, after), whole);
        }
        assertThat(after.get()).as("of %s without a journal", looks).isLessThan(looks.get() / 2);
        assertThat(Files.readAllLines(file)).doesNotHaveDuplicates();
    }

    /** More processes than batches. */
    @Test
    void threeProcessesOfWhichOneHasNothingToDo() {
        PreparedSet two = SET.at(0, 1);

        List<float[][]> dealt = ProcessesOnThreads.run(3, group -> {
            try (TorchClassifier classifier = SmallWorld.knowing()) {
                return new Inference(DealtClassifiers.of(Classifiers.of(classifier), group), 1).logits(two);
            }
        });

        try (TorchClassifier classifier = SmallWorld.knowing()) {
            float[][] whole = new Inference(classifier, 1).logits(two);
            assertThat(dealt).allSatisfy(logits -> assertThat(logits).isDeepEqualTo(whole));
        }
    }

    @Test
    void differentWorkIsAFaultAndNoFigure() {
        List<String> said = ProcessesOnThreads.run(2, group -> {
            try (TorchClassifier classifier = SmallWorld.knowing()) {
                Classifiers dealt = DealtClassifiers.of(Classifiers.of(classifier), group);
                new Inference(dealt, 1).logits(group.isFirst() ? SET.at(0, 1) : SET.at(0));
                return "";
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
        });

        assertThat(said)
                .containsExactly(
                        "processes do different work: one deals 2, one 1",
                        "processes do different work: one deals 1, one 2");
    }

    private static Evaluation evaluate(ProcessGroup group, int threads, AttackJournal journal, AtomicLong looks) {
        AttackConfig.NormLevels levels = new AttackConfig.NormLevels(List.of(0.1, 0.5), List.of());
        AttackConfig config = AttackConfig.of(
                List.of("pgd", "fmn", Suite.STANDARD),
                new AttackConfig.Levels(levels, levels),
                new SuiteStrength(3, 6),
                AttackConfig.FoundOn.NONE);
        Natives.setThreads(threads);
        try (TorchClassifier known = SmallWorld.knowing();
                TorchClassifier classifier = new TorchClassifier(
                        SmallWorld.CONTRACT, new WatchedNetwork(known.network(), looks::addAndGet));
                Workers workers = Workers.of(classifier, threads)) {
            Classifiers all = DealtClassifiers.of(workers, group);
            List<Ladder> ladders = new ArrayList<>(new EvaluationAttacks(config, PGD)
                    .ladders(new AttackLadders(2, 7, journal), classifier, all, Progress.NONE));
            ladders.addAll(new NoiseLadders(CONFIG, NoiseSources.SIMULATED, 7).of(all));
            return new Evaluator(2, Progress.NONE).evaluate(all, ladders, SET);
        }
    }

    private static SavedNoise saved(Path folder) {
        return new SavedNoise(folder, new SavedNoise.AttackedNetwork(SmallWorld.CONTRACT, "sha256:0a"), List.of());
    }

    private static Map<Path, String> files(Path below) throws IOException {
        Map<Path, String> digests = new TreeMap<>();
        try (Stream<Path> all = Files.walk(below)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                digests.put(below.relativize(file), new Digest().add(file).hex());
            }
        }
        return digests;
    }

    private static void assertSame(Evaluation one, Evaluation other) {
        assertThat(one.recordings()).isEqualTo(other.recordings());
        assertThat(one.answers()).hasSameSizeAs(other.answers());
        for (int i = 0; i < one.answers().size(); i++) {
            Answers here = one.answers().get(i);
            Answers there = other.answers().get(i);
            assertThat(here.condition()).isEqualTo(there.condition());
            assertThat(here.predictions()).as("%s", here.condition()).isEqualTo(there.predictions());
            assertThat(here.odds()).as("%s", here.condition()).isEqualTo(there.odds());
        }
        assertThat(one.suites().stream().map(DealtEvaluationTest::timeless).toList())
                .isEqualTo(other.suites().stream()
                        .map(DealtEvaluationTest::timeless)
                        .toList());
    }

    private static SuiteOutcome timeless(SuiteOutcome suite) {
        return new SuiteOutcome(
                suite.kind(),
                suite.levels(),
                suite.recordings(),
                suite.attacks().stream()
                        .map(one -> new AttackEffort(
                                one.attack(),
                                one.gradients(),
                                one.attacked(),
                                one.broken(),
                                one.forward(),
                                one.backward(),
                                0))
                        .toList(),
                suite.alone(),
                suite.checks(),
                suite.remarks());
    }
}
