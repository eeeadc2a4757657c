package io.heartproof.benchmark.comparison;

import io.heartproof.benchmark.measure.Agreement;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.condition.Family;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.nn.Network;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs the published procedure in full on the shortest recordings of a set that are right without noise, in bucket
 * form as the evaluator did, and compares level by level which of them withstood.
 */
record AgreementCheck(Setup setup, Network network, PreparedSet set) {
    List<Agreement> check(Evaluation evaluation, Progress progress) {
        List<Answers> attacked = evaluation.under(Family.ADVERSARIAL);
        int[] shortest = shortestRight(evaluation.clean());
        boolean[][] broken = broken(attacked, set.at(shortest), progress);
        return IntStream.range(0, broken.length)
                .mapToObj(level -> compare(evaluation, attacked.get(level), shortest, broken[level]))
                .toList();
    }

    /** Level by level, which recordings the published procedure breaks; the levels are shared between workers. */
    private boolean[][] broken(List<Answers> levels, PreparedSet attacked, Progress progress) {
        PublishedAttack reference =
                new PublishedAttack(setup.pgd(), setup.evaluation().batchSize(), setup.seed());
        boolean[][] broken = new boolean[levels.size()][];
        try (Workers workers = Workers.of(new TorchClassifier(setup.forms().bucket(), network), levels.size());
                Progress.Task task = progress.start("published attack", levels.size())) {
            workers.onEach((worker, twin) -> {
                for (int level = worker; level < broken.length; level += workers.count()) {
                    double epsilon = levels.get(level).condition().level();
                    broken[level] = reference.broken(twin, attacked, epsilon);
                    synchronized (task) {
                        task.advance(1);
                    }
                }
                return worker;
            });
        }
        return broken;
    }

    /** Those that are wrong without noise would agree whatever the attacks do. */
    private int[] shortestRight(int[] clean) {
        return IntStream.of(set.shortestFirst())
                .filter(i -> clean[i] == set.labels()[i])
                .limit(setup.amounts().checked())
                .toArray();
    }

    private static Agreement compare(Evaluation evaluation, Answers level, int[] recordings, boolean[] broken) {
        int baseline = 0;
        int candidate = 0;
        List<String> differing = new ArrayList<>();
        for (int i = 0; i < recordings.length; i++) {
            int recording = recordings[i];
            int truth = evaluation.truth()[recording];
            boolean published = evaluation.clean()[recording] == truth && !broken[i];
            boolean ours = level.predictions()[recording] == truth;
            baseline += published ? 1 : 0;
            candidate += ours ? 1 : 0;
            if (published != ours) {
                differing.add(evaluation.recordings().get(recording));
            }
        }
        String condition = "epsilon " + level.condition().level();
        return new Agreement(condition, recordings.length, baseline, candidate, differing);
    }
}
