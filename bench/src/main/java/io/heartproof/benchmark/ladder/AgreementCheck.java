package io.heartproof.benchmark.ladder;

import io.heartproof.benchmark.measure.Agreement;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.condition.Family;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs the published procedure in full on the shortest recordings of a set that are right without noise, in bucket form as
 * the evaluator did, once; then compares level by level which of them withstood. Not thread-safe.
 */
final class AgreementCheck {
    private final int[] recordings;
    private final boolean[][] broken;

    /** @param clean what the network answers without noise, (N) */
    AgreementCheck(Setup setup, AttackedNetwork attacked, int[] clean, Progress progress) {
        recordings = shortestRight(setup, attacked.set(), clean);
        PreparedSet checked = attacked.set().at(recordings);
        broken = broken(setup, new AttackedNetwork(attacked.network(), checked), progress);
    }

    /** Those that are wrong without noise would agree whatever the attacks do. */
    private static int[] shortestRight(Setup setup, PreparedSet set, int... clean) {
        return IntStream.of(set.shortestFirst())
                .filter(i -> clean[i] == set.labels()[i])
                .limit(setup.amounts().checked())
                .toArray();
    }

    /** Level by level, which recordings the published procedure breaks; the levels are shared between workers. */
    private static boolean[][] broken(Setup setup, AttackedNetwork checked, Progress progress) {
        List<Double> levels = setup.pgd().linf();
        PublishedAttack reference =
                new PublishedAttack(setup.pgd(), setup.evaluation().batchSize(), setup.seed());
        boolean[][] broken = new boolean[levels.size()][];
        try (Workers workers =
                        Workers.of(new TorchClassifier(setup.forms().bucket(), checked.network()), levels.size());
                Progress.Stage stage = progress.start("published attack", levels.size())) {
            workers.onEach((worker, twin) -> {
                for (int level = worker; level < broken.length; level += workers.count()) {
                    broken[level] = reference.broken(twin, checked.set(), levels.get(level));
                    synchronized (stage) {
                        stage.advance(1);
                    }
                }
                return worker;
            });
        }
        return broken;
    }

    /** How far an evaluation of the same set agrees at each level. */
    List<Agreement> against(Evaluation evaluation) {
        List<Answers> levels = evaluation.under(Family.ADVERSARIAL);
        return IntStream.range(0, broken.length)
                .mapToObj(level -> compare(evaluation, levels.get(level), broken[level]))
                .toList();
    }

    private Agreement compare(Evaluation evaluation, Answers level, boolean... brokenHere) {
        int baseline = 0;
        int candidate = 0;
        List<String> differing = new ArrayList<>();
        for (int i = 0; i < recordings.length; i++) {
            int recording = recordings[i];
            boolean ours = level.predictions()[recording] == evaluation.truth()[recording];
            baseline += brokenHere[i] ? 0 : 1;
            candidate += ours ? 1 : 0;
            if (brokenHere[i] == ours) {
                differing.add(evaluation.recordings().get(recording));
            }
        }
        String condition = "epsilon " + level.condition().level();
        return new Agreement(condition, recordings.length, baseline, candidate, differing);
    }
}
