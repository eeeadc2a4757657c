package io.heartproof.benchmark.card;

import io.heartproof.attack.trial.AttackLadders;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.attack.trial.PgdLoss;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * PGD at rising levels on a trained network, on the card and on the CPU. Steps go by the sign of gradients, so a recording at
 * the edge may fall on one of them alone: one in twenty may. Immutable.
 *
 * @param weights of the network that is attacked
 */
record LadderCheck(CheckSetup setup, Map<String, Safetensors.Array> weights) {
    private static final double STEP_FRACTION = 0.1;

    List<CheckRow> rows(Progress progress) {
        List<Integer> card = unbroken(setup.card(), progress);
        List<Integer> cpu = unbroken(Device.CPU, progress);
        int apart = Math.max(1, setup.amounts().recordings() / 20);
        List<CheckRow> rows = new ArrayList<>();
        for (int i = 0; i < cpu.size(); i++) {
            String name = i == 0
                    ? "right without noise"
                    : String.format(
                            Locale.ROOT,
                            "unbroken at %s",
                            setup.amounts().levels().get(i - 1));
            rows.add(CheckRow.close(name, card.get(i), cpu.get(i), apart));
        }
        return rows;
    }

    /** How many recordings are right without noise, and at each level. */
    private List<Integer> unbroken(Device device, Progress progress) {
        PreparedSet set = setup.alike();
        PgdConfig pgd = new PgdConfig(
                setup.amounts().iterations(),
                1,
                STEP_FRACTION,
                PgdLoss.CROSS_ENTROPY,
                setup.amounts().levels(),
                List.of());
        int batchSize = setup.amounts().batchSize();
        try (TorchClassifier classifier = setup.classifier(device, setup.bucket())) {
            classifier.parameters().load("the network of this check", weights);
            try (Workers workers = Workers.of(classifier, set.size())) {
                AttackLadders ladders = new AttackLadders(batchSize, setup.seed());
                Evaluation found = new Evaluator(batchSize, progress)
                        .evaluate(workers, ladders.of(pgd.attacks(), classifier, workers, progress), set);
                return found.answers().stream()
                        .map(answers -> right(answers, set.labels()))
                        .toList();
            }
        }
    }

    private static int right(Answers answers, int... labels) {
        int[] predictions = answers.predictions();
        return (int) IntStream.range(0, labels.length)
                .filter(i -> predictions[i] == labels[i])
                .count();
    }
}
