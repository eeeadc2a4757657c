package io.heartproof.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.batch.Batch;
import io.heartproof.loss.LogitMargin;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Network;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three recordings of a network whose answers are known, the second with a wrong label. */
@ExtendWith(NoTensorLeft.class)
class GradientProbeTest {
    private static final Batch BATCH = SmallWorld.batch(SmallWorld.recordings(3, 3));
    private static final int[] LABELS = {0, 0, 2};

    /** Answers the second class, and gives no number as gradient by the first lead and an infinite one by the second. */
    private record RootNetwork(Parameters parameters) implements Network {
        @Override
        public Tensor forward(Tensor values, Tensor mask) {
            Tensor first = values.select(1, 0).mul(new Scalar(0)).sqrt().sum(1);
            Tensor second =
                    values.select(1, 1).sub(values.select(1, 1).detach()).sqrt().sum(1);
            Tensor zero = torch.zeros_like(first);
            return torch.stack(new TensorVector(zero, first.add(second).add(new Scalar(5)), zero), 1);
        }

        @Override
        public Optional<Network> twin() {
            return Optional.empty();
        }
    }

    @Test
    void givesTheLossAndTheGradientOfEachRecording() {
        try (TorchClassifier classifier = SmallWorld.knowing();
                Scope scope = Scope.open()) {
            Victims victims = victims();
            GradientProbe.LossGradients answers = probe(classifier, victims, Probe.Leave.NEVER)
                    .gradient(new LogitMargin(), torch.zeros_like(victims.values()));

            Tensor values = victims.values().clone().set_requires_grad(true);
            Tensor logits = classifier.logits(values, victims.mask());
            Tensor losses = new LogitMargin().perRecording(logits, victims.labels());
            assertThat(answers.losses()).containsExactly(Tensors.toFloats(losses), within(1e-6f));
            assertThat(answers.logits()[2]).containsExactly(Tensors.toRows(logits)[2], within(1e-6f));
            float[] expected = Tensors.toFloats(Tensors.gradient(losses.sum(), values));
            assertThat(Tensors.toFloats(answers.gradients())).containsExactly(expected, within(1e-9f));
        }
    }

    @Test
    void letsTheBrokenGoAndCountsTheirPasses() {
        try (TorchClassifier classifier = SmallWorld.knowing();
                Scope scope = Scope.open()) {
            Victims victims = victims();
            GradientProbe probe = probe(classifier, victims, Probe.Leave.WHEN_BROKEN);
            Tensor noise = torch.zeros_like(victims.values());
            probe.gradient(new LogitMargin(), noise);
            assertThat(probe.open()).containsExactly(0, 2);
            probe.gradient(new LogitMargin(), noise.narrow(0, 0, 2));
            probe.logits(noise.narrow(0, 0, 2));

            PassCounts passes = probe.outcome(noise).passes();
            assertThat(passes.forward()).containsExactly(3, 1, 3);
            assertThat(passes.backward()).containsExactly(2, 1, 2);
        }
    }

    @Test
    void keepsTheBrokenOpenWhereNoneLeaves() {
        try (TorchClassifier classifier = SmallWorld.knowing();
                Scope scope = Scope.open()) {
            Victims victims = victims();
            GradientProbe probe = probe(classifier, victims, Probe.Leave.NEVER);
            Tensor noise = torch.zeros_like(victims.values());
            probe.logits(noise);
            assertThat(probe.open()).containsExactly(0, 1, 2);
            assertThat(probe.outcome(noise).broken()).containsExactly(false, true, false);
        }
    }

    /** The root of nothing rises without end: as a factor of nothing that is no number, and would make noise none. */
    @Test
    void takesWhatIsNoNumberForNoGradient() {
        try (TorchClassifier classifier =
                        new TorchClassifier(SmallWorld.CONTRACT, new RootNetwork(new Parameters(Device.CPU)));
                Scope scope = Scope.open()) {
            Victims victims = victims();
            Tensor gradients = probe(classifier, victims, Probe.Leave.NEVER)
                    .gradient(new LogitMargin(), torch.zeros_like(victims.values()))
                    .gradients();
            assertThat(Tensors.toFloats(gradients)).containsOnly(0, 1e30f);
        }
    }

    @Test
    void leavesTheParametersTrainable() {
        try (TorchClassifier classifier = SmallWorld.knowing();
                Scope scope = Scope.open()) {
            Victims victims = victims();
            probe(classifier, victims, Probe.Leave.NEVER)
                    .gradient(new LogitMargin(), torch.zeros_like(victims.values()));
            assertThat(classifier.parameters().byName().values()).allSatisfy(parameter -> {
                assertThat(parameter.requires_grad()).isTrue();
                assertThat(parameter.grad().defined()).isFalse();
            });
        }
    }

    private static GradientProbe probe(TorchClassifier classifier, Victims victims, Probe.Leave leave) {
        return GradientProbe.of(classifier, victims, leave);
    }

    private static Victims victims() {
        Victims right = Victims.of(BATCH, Device.CPU, 1, 2, 3);
        return new Victims(right.values(), right.mask(), Tensors.of(LABELS, Device.CPU), right.seeds());
    }
}
