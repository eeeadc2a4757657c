package io.heartproof.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.file.Json;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Safetensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.testing.ThreadsAsBefore;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.optimiser.OptimiserConfig;
import io.heartproof.training.optimiser.OptimiserKind;
import io.heartproof.training.validation.Keep;
import io.heartproof.training.validation.Keeping;
import io.heartproof.training.validation.ScriptedAttack;
import io.heartproof.training.validation.ValidationPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which epoch's weights a training ends with, also where it was interrupted. */
@ExtendWith({NoTensorLeft.class, ThreadsAsBefore.class})
class KeptWeightsTest {
    @TempDir
    Path run;

    /** Under attack no, all, and one of three recordings are right: the second of three epochs is the best. */
    @Test
    void endsWithTheWeightsThatWereBestUnderAttack() throws IOException {
        float[] second = scripted(2, OptionalInt.empty(), "two");
        Path three = run.resolve("three");

        assertThat(scripted(3, OptionalInt.empty(), "three")).containsExactly(second);
        assertThat(read(three.resolve("checkpoint/kept.safetensors"), "layer5.weight"))
                .containsExactly(second);
        assertThat(read(three.resolve("checkpoint/last.safetensors"), "weight:layer5.weight"))
                .isNotEqualTo(second);
        assertThat(keptEpochs(three)).containsExactly(0, 1);
    }

    /** The checkpoint is written before the kept weights. */
    @Test
    void aKillBetweenCheckpointAndKeptWeightsChangesNothing() throws IOException {
        float[] whole = scripted(3, OptionalInt.empty(), "whole");
        scripted(2, OptionalInt.empty(), "broken");
        Files.delete(run.resolve("broken/checkpoint/kept.safetensors"));
        Files.delete(run.resolve("broken/metrics.jsonl"));

        assertThat(scripted(3, OptionalInt.empty(), "broken")).containsExactly(whole);
        assertThat(keptEpochs(run.resolve("broken"))).containsExactly(0, 1);
    }

    @Test
    void endsWhenPatienceDoesAlsoWhereItIsResumed() throws IOException {
        float[] ended = scripted(3, OptionalInt.of(1), "patient");
        Path metrics = run.resolve("patient/metrics.jsonl");
        assertThat(Files.readAllLines(metrics)).hasSize(3);

        assertThat(scripted(9, OptionalInt.of(1), "patient")).containsExactly(ended);
        assertThat(Files.readAllLines(metrics)).hasSize(3);
    }

    private float[] scripted(int epochs, OptionalInt patience, String name) throws IOException {
        ScriptedAttack attack = new ScriptedAttack(List.of(0, 3, 1), Optional.empty());
        Keeping best = new Keeping(Keep.BEST_ROBUST, 0, patience, 0);
        OptimiserConfig adam = OptimiserConfig.published(OptimiserKind.ADAM, 1e-3);
        Trainer.Data three = new Trainer.Data(SmallWorld.recordings(3, 1), SmallWorld.recordings(3, 2));
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            TrainerTest.trainer(adam, epochs, new MeanLoss(new CrossEntropy()))
                    .validating(new ValidationPlan(best, Optional.of(attack), 1))
                    .train(classifier, three, run.resolve(name));
            return classifier.parameters().copy().get("layer5.weight").values();
        }
    }

    private static float[] read(Path file, String name) throws IOException {
        return Safetensors.read(file).arrays().get(name).values();
    }

    private static List<Integer> keptEpochs(Path folder) throws IOException {
        List<EpochMetrics> kept = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("metrics.jsonl"))) {
            kept.add(Json.mapper().readValue(line, EpochMetrics.class));
        }
        return kept.stream()
                .filter(epoch -> epoch.kept().isPresent())
                .map(EpochMetrics::epoch)
                .toList();
    }
}
