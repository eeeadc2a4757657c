package io.heartproof.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.TorchClassifier;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Natives;
import io.heartproof.tensor.Precision;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a training does beside plain steps: learning rate schedule, clipping, decay, average, soft labels, augmentation. */
@ExtendWith(NoTensorLeft.class)
class RecipeTest {
    private static final Trainer.Data DATA = new Trainer.Data(SmallWorld.recordings(6, 1), SmallWorld.recordings(0, 2));

    @TempDir
    Path run;

    private final int threads = Natives.threads();

    @AfterEach
    void restoreThreads() {
        Natives.setThreads(threads);
    }

    /** A step of two recordings adds 1 to the gradient of each bias of the last layer and nothing else. */
    private static final Objective.Uncoupled SLOPE = (classifier, batch, current) -> {
        double share = (double) batch.size() / batch.inStep();
        Tensor value = Tensors.scale(classifier.parameters().get("layer5.bias").sum(), share);
        value.backward();
        return value.item_double();
    };

    /** Steps of two recordings, as published but for what is set: plain gradient descent with steps of 0.01. */
    private static TrainingConfig config(String... settings) {
        ConfigFile file = ConfigFile.preset("paper")
                .with("training.batchSize=2")
                .with("training.optimiser.kind=sgd")
                .with("training.optimiser.learningRate=0.01")
                .with("training.optimiser.weightDecay=0")
                .with("training.optimiser.momentum=0");
        for (String setting : settings) {
            file = file.with("training." + setting);
        }
        return file.config().training();
    }

    @Test
    void theLearningRateFollowsItsScheduleOverAllEpochs() throws IOException {
        // 2 epochs of 3 steps; cosine without warm-up: the shares of steps 0 to 5 of 6 add up to 7/2
        assertThat(movedBias(config("epochs=2", "schedule=cosine"))).isCloseTo(-0.035, within(1e-6));
        assertThat(movedBias(config("epochs=2"))).isCloseTo(-0.06, within(1e-6));
        // 1, 1, 1, 0.1, 0.1, 0.01: half of 6 is step 3, three quarters of it step 4.5
        assertThat(movedBias(config("epochs=2", "schedule=steps"))).isCloseTo(-0.0321, within(1e-6));
    }

    @Test
    void aLongGradientIsScaledDownToTheBound() throws IOException {
        // three biases, each with the slope 1: of length sqrt(3), brought to 0.5; a bound of 2 changes nothing
        double part = 0.5 / Math.sqrt(3);
        assertThat(movedBias(config("epochs=1", "clipNorm=0.5"))).isCloseTo(-0.03 * part, within(1e-6));
        assertThat(movedBias(config("epochs=1", "clipNorm=2"))).isCloseTo(-0.03, within(1e-6));
    }

    private double movedBias(TrainingConfig config) throws IOException {
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            double before = bias(classifier);
            Path folder = run.resolve(config.schedule() + " " + config.epochs() + " " + config.clipNorm());
            new Trainer(config, SLOPE, 7, Progress.NONE).train(classifier, DATA, folder);
            return bias(classifier) - before;
        }
    }

    private static double bias(TorchClassifier classifier) {
        return classifier.parameters().copy().get("layer5.bias").values()[0];
    }

    @Test
    void objectivesThatAttackAverageOverMoreStepsWhereNothingElseIsSet() {
        TrainingConfig open = ConfigFile.defaults().config().training();
        Objective attacking = new Attacking(SLOPE);

        assertThat(open.averageDecayOf(attacking)).isEqualTo(0.995);
        assertThat(open.averageDecayOf(new Rounded(attacking, Precision.BFLOAT16)))
                .isEqualTo(0.995);
        assertThat(open.averageDecayOf(SLOPE)).isEqualTo(0.99);
        assertThat(config().averageDecayOf(attacking)).isZero();
    }

    @Test
    void labelsAreSmoothedWhereTheObjectiveTakesThemAndNothingElseIsSet() {
        TrainingConfig open = ConfigFile.defaults().config().training();

        assertThat(open.labelSmoothingOf(new MeanLoss(new CrossEntropy()))).isEqualTo(0.1);
        assertThat(open.labelSmoothingOf(SLOPE)).isZero();
        assertThat(config().labelSmoothingOf(new MeanLoss(new CrossEntropy()))).isZero();
    }

    private record Attacking(Objective objective) implements Objective {
        @Override
        public Part begin(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
            return objective.begin(classifier, batch, current);
        }

        @Override
        public boolean attacks() {
            return true;
        }
    }

    @Test
    void aTrainingKilledInTheMiddleOfAnEpochEndsWithTheSameBits() throws IOException {
        Natives.setThreads(1);
        Objective loss = new MeanLoss(new CrossEntropy());
        Map<String, Safetensors.Array> expected = trained(loss, "whole");
        int[] steps = {0};
        Objective.Uncoupled dying = (classifier, batch, current) -> {
            if (++steps[0] == 5) { // three steps an epoch: the second step of the second
                throw new IllegalStateException("killed");
            }
            return loss.backward(classifier, batch, current);
        };
        assertThatThrownBy(() -> trained(dying, "broken")).hasMessage("killed");
        Map<String, Safetensors.Array> resumed = trained(loss, "broken");

        expected.forEach(
                (name, array) -> assertThat(Arrays.equals(resumed.get(name).values(), array.values()))
                        .as(name)
                        .isTrue());
    }

    private Map<String, Safetensors.Array> trained(Objective objective, String folder) throws IOException {
        TrainingConfig whole = config(
                "epochs=3",
                "averageDecay=0.9",
                "schedule=oneCycle",
                "clipNorm=0.5",
                "labelSmoothing=0.1",
                "augmentation.gain=0.8,1.25",
                "augmentation.shiftSeconds=0.5",
                "augmentation.leadDropout=0.1",
                "augmentation.wander=0.5",
                "augmentation.mixup=0.2",
                "optimiser.kind=adamw",
                "optimiser.decayForm=decoupled",
                "optimiser.weightDecay=0.1");
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            try {
                new Trainer(whole, objective, 7, Progress.NONE).train(classifier, DATA, run.resolve(folder));
                return classifier.parameters().copy();
            } finally {
                classifier.parameters().clearGradients();
            }
        }
    }
}
