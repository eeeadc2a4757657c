package io.heartproof.nn.masked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.batch.BatchMaker;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.InputForm;
import io.heartproof.contract.PaddedForm;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Architecture;
import io.heartproof.nn.Network;
import io.heartproof.nn.NetworkSize;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.DoublePrecision;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.Shaken;
import io.heartproof.testing.SmallWorld;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Padding changes nothing, however much of it there is and wherever it lies. */
@ExtendWith(NoTensorLeft.class)
class PaddingTest {
    static List<Architecture> all() {
        return List.of(new XResNet1d50(), new Inception1d(), new Tiny());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aRecordingHasTheSameLogitsInEveryForm(Architecture architecture) {
        PreparedSet recording = SmallWorld.recordings(1, 1);
        try (Network network = shaken(architecture)) {
            float[] bucket = logits(network, SmallWorld.CONTRACT.form(), recording);
            float[] padded = logits(network, new PaddedForm(6000), recording);
            assertThat(padded).containsExactly(bucket, within(1e-5f));
        }
    }

    /** The signal is above 0 where it ends, see {@link InceptionTime}. */
    @ParameterizedTest
    @MethodSource("all")
    void aRecordingHasTheSameLogitsWhereverItLies(Architecture architecture) {
        try (Network network = shaken(architecture)) {
            float[] atTheEnd = logitsWithSignalFrom(5120 - 1800, network);
            for (int begin : new int[] {5120 - 1800 - 128, 5120 - 1800 - 1280}) {
                assertThat(logitsWithSignalFrom(begin, network)).containsExactly(atTheEnd, within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSignalChangesThem(Architecture architecture) {
        PreparedSet two = SmallWorld.recordings(2, 1);
        try (Network network = shaken(architecture)) {
            float[] one = logits(network, SmallWorld.CONTRACT.form(), two.at(0));
            assertThat(Math.abs(logits(network, SmallWorld.CONTRACT.form(), two.at(1))[0] - one[0]))
                    .isGreaterThan(1e-3f);
        }
    }

    private static Network shaken(Architecture architecture) {
        Network network = architecture.create(new NetworkSize(8, 3), Device.CPU, 1);
        Shaken.shake(network.parameters(), 2);
        return new DoublePrecision(network);
    }

    private static float[] logits(Network network, InputForm form, PreparedSet recording) {
        InputContract contract = InputContract.published(form, SmallWorld.CONTRACT.labels());
        return new TorchClassifier(contract, network)
                .logits(new BatchMaker(contract).forEvaluation(recording.recordings(), recording.labels()))[0];
    }

    /** 1,800 samples of signal in 5,120. */
    private static float[] logitsWithSignalFrom(int begin, Network network) {
        float[] values = new float[8 * 5120];
        float[] mask = new float[5120];
        Arrays.fill(mask, begin, begin + 1800, 1);
        for (int lead = 0; lead < 8; lead++) {
            for (int t = 0; t < 1800; t++) {
                values[lead * 5120 + begin + t] = (float) (0.4 + 0.3 * Math.sin(t * (lead + 1) / 40.0));
            }
        }
        try (Scope scope = Scope.open()) {
            Tensor logits = network.forward(
                    Tensors.of(values, Device.CPU, 1, 8, 5120), Tensors.of(mask, Device.CPU, 1, 1, 5120));
            return Tensors.toFloats(logits);
        }
    }
}
