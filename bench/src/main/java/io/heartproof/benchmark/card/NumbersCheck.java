package io.heartproof.benchmark.card;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.tensor.Device;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Logits and gradients of one batch: those of the card against those of the CPU and of the published program. Immutable. */
record NumbersCheck(CheckSetup setup, Optional<GoldenValues> golden) {
    private static final double LIMIT = 1e-3;

    List<CheckRow> rows() throws IOException {
        if (golden.isEmpty()) {
            PreparedSet set = setup.alike();
            Batch batch = new BatchMaker(setup.contract(setup.bucket())).forEvaluation(set.recordings(), set.labels());
            return compared(
                    numbers(setup.classifier(setup.card(), setup.bucket()), batch),
                    numbers(setup.classifier(Device.CPU, setup.bucket()), batch));
        }
        Batch batch = golden.get().batch();
        NetworkNumbers onCard = numbers(golden.get().classifier(setup.card()), batch);
        List<CheckRow> rows =
                new ArrayList<>(compared(onCard, numbers(golden.get().classifier(Device.CPU), batch)));
        rows.add(CheckRow.atMost(
                "golden logits, apart",
                NetworkNumbers.apart(onCard.logits(), golden.get().logits()),
                LIMIT));
        rows.add(CheckRow.atMost(
                "golden lengths of input gradients, apart",
                NetworkNumbers.apart(
                        lengths(onCard.input(), batch.size()), golden.get().inputGradientLengths()),
                LIMIT));
        return rows;
    }

    private static NetworkNumbers numbers(TorchClassifier made, Batch batch) {
        try (TorchClassifier classifier = made) {
            return NetworkNumbers.of(classifier, batch);
        }
    }

    private static List<CheckRow> compared(NetworkNumbers card, NetworkNumbers cpu) {
        String worst = cpu.weights().keySet().stream()
                .max(Comparator.comparingDouble(name -> apart(card, cpu, name)))
                .orElseThrow();
        return List.of(
                CheckRow.atMost("logits, apart", NetworkNumbers.apart(card.logits(), cpu.logits()), LIMIT),
                CheckRow.atMost("gradient of the input, apart", NetworkNumbers.apart(card.input(), cpu.input()), LIMIT),
                CheckRow.atMost(
                        "gradient of the weights, apart",
                        NetworkNumbers.apart(card.allWeights(), cpu.allWeights()),
                        LIMIT),
                CheckRow.shown("  most: " + worst, CheckRow.text(apart(card, cpu, worst)), ""));
    }

    private static double apart(NetworkNumbers card, NetworkNumbers cpu, String name) {
        return NetworkNumbers.apart(card.weight(name), cpu.weight(name));
    }

    /** Of each of N equal parts. */
    private static float[] lengths(float[] values, int parts) {
        float[] lengths = new float[parts];
        int size = values.length / parts;
        for (int n = 0; n < parts; n++) {
            double sum = 0;
            for (int i = n * size; i < (n + 1) * size; i++) {
                sum += (double) values[i] * values[i];
            }
            lengths[n] = (float) Math.sqrt(sum);
        }
        return lengths;
    }
}
