package io.heartproof.benchmark.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.TrainingConfig;
import io.heartproof.training.optimiser.Optimiser;
import io.heartproof.training.optimiser.OptimiserConfig;
import io.heartproof.training.optimiser.OptimiserKind;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoTensorLeft.class)
class StraightforwardTrainingTest {
    private final TrainingConfig config = TrainingConfig.plain(1, 4, OptimiserConfig.published(OptimiserKind.SGD, 1e-3))
            .withDrawsPerEpoch(6);

    /** Otherwise a ratio would compare two different trainings. */
    @Test
    void trainsToTheWeightsOfTheTrainer() throws IOException {
        PreparedSet set = SmallWorld.recordings(6, 1);
        try (TorchClassifier plain = SmallWorld.precise(1);
                TorchClassifier product = SmallWorld.precise(1);
                Optimiser optimiser = Optimiser.of(config.optimiser(), plain.parameters())) {
            new StraightforwardTraining(config, 7).epoch(plain, optimiser, set);
            new TrainedEpoch(config, set, 7).train(product, Progress.NONE);

            for (String name : product.parameters().byName().keySet()) {
                float[] expected = Tensors.toFloats(product.parameters().get(name));
                float[] actual = Tensors.toFloats(plain.parameters().get(name));
                for (int i = 0; i < expected.length; i += 97) {
                    assertThat(actual[i]).as(name).isCloseTo(expected[i], within(1e-6f));
                }
            }
        }
    }
}
