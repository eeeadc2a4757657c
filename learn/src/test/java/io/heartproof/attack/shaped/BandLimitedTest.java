package io.heartproof.attack.shaped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.Attack;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.attack.shaped.BandLimited.Band;
import io.heartproof.attack.white.Pgd;
import io.heartproof.batch.Batch;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(NoTensorLeft.class)
class BandLimitedTest {
    private static final double RATE = 500;
    private static final Budget SMALL = Budget.relative(Norm.LINF, 0.05);

    /** Recordings of 3.2 to 4 s whose amplitudes reach the limit, and weights of every frequency. */
    @ParameterizedTest
    @EnumSource
    void keepsItsEnergyInTheBand(Band band) {
        for (Norm norm : Norm.values()) {
            SplittableRandom random = new SplittableRandom(2);
            IntToDoubleFunction weights = t -> random.nextDouble() * 2 - 1;
            Budget budget = norm == Norm.LINF ? SMALL : Budget.relative(norm, 3);
            assertThat(leastShareInBand(new BandLimited(band, 20), budget, weights, band))
                    .as(norm.toString())
                    .isGreaterThanOrEqualTo(0.99);
            Attack free = Pgd.of(budget.epsilon() / 10, 20, new CrossEntropy());
            assertThat(leastShareInBand(free, budget, weights, band))
                    .as("pgd in %s", norm)
                    .isLessThan(0.75);
        }
    }

    /** Where the weights call for the lowest frequencies and where for the highest. */
    @ParameterizedTest
    @EnumSource
    void keepsItsEnergyInTheBandAtItsEdges(Band band) {
        for (double hz : new double[] {0.1, 0.5, 0.6, band.highHz(RATE), band.highHz(RATE) + 5}) {
            IntToDoubleFunction wave = t -> Math.sin(2 * Math.PI * hz * t / RATE + 1);
            assertThat(leastShareInBand(new BandLimited(band, 20), SMALL, wave, band))
                    .as("weights at %s Hz", hz)
                    .isGreaterThanOrEqualTo(0.99);
        }
    }

    @Test
    void usesTheWholeBudgetInEveryLead() {
        try (TorchClassifier classifier = WeightedNetwork.classifier(0.2, t -> Math.sin(2 * Math.PI * t / 50));
                Scope scope = Scope.open()) {
            NoiseSpace space = WeightedNetwork.flat(2, Norm.LINF, 0.1);
            Tensor noise =
                    new BandLimited(Band.MONITOR, 5).attack(classifier, space).noise();
            for (float largest : Tensors.toFloats(noise.abs().amax(new long[] {2}, false))) {
                assertThat((double) largest).isCloseTo(0.1, within(1e-6));
            }
        }
    }

    /** At 10 Hz free noise takes 2 / pi of epsilon, a wave of that amplitude, which fades at both ends, 0.047 of 0.1. */
    @Test
    void breaksWhatNoiseInTheBandCanBreak() {
        assertThat(broken(0.045, 10)).isTrue();
        assertThat(broken(0.064, 10)).isFalse();
        assertThat(broken(0.005, 60)).isFalse(); // no noise of 60 Hz passes, free noise would take 0.064
    }

    private static boolean broken(double bias, double hz) {
        try (TorchClassifier classifier = WeightedNetwork.classifier(bias, t -> Math.sin(2 * Math.PI * hz * t / RATE));
                Scope scope = Scope.open()) {
            NoiseSpace space = WeightedNetwork.flat(1, Norm.LINF, 0.1);
            return new BandLimited(Band.MONITOR, 50).attack(classifier, space).broken()[0];
        }
    }

    @Test
    void endsBelowHalfOfTheRate() {
        assertThat(Band.DIAGNOSTIC.highHz(500)).isEqualTo(150);
        assertThat(Band.DIAGNOSTIC.highHz(250)).isEqualTo(112.5);
        assertThat(Band.MONITOR.highHz(80)).isEqualTo(36);
    }

    /** Over all leads of all recordings, after mask and clip: that part of each recording which is signal. */
    private static double leastShareInBand(Attack attack, Budget budget, IntToDoubleFunction weights, Band band) {
        Batch batch = SmallWorld.batch(SmallWorld.recordings(4, 3));
        try (TorchClassifier classifier = WeightedNetwork.classifier(0.2, weights);
                Scope scope = Scope.open()) {
            Victims clean = Victims.of(
                    batch, Device.CPU, LongStream.range(0, batch.size()).toArray());
            Victims first = new Victims(
                    clean.values(), clean.mask(), Tensors.of(new int[batch.size()], Device.CPU), clean.seeds());
            NoiseSpace space = NoiseSpace.of(budget, first, classifier.contract());
            Tensor noise = attack.attack(classifier, space).noise();
            double least = 1;
            int[][] times = space.times();
            for (int n = 0; n < batch.size(); n++) {
                Tensor signal = noise.select(0, n).narrow(1, times[n][0], times[n].length);
                least = Math.min(least, shareInBand(signal, band));
            }
            return least;
        }
    }

    private static double shareInBand(Tensor signal, Band band) {
        long samples = signal.size(1);
        float[] power = Tensors.toFloats(torch.fft_rfft(signal).abs().square().sum(0)); // over leads
        double inside = 0;
        double all = 0;
        for (int k = 0; k < power.length; k++) {
            double hz = k * RATE / samples;
            all += power[k];
            inside += hz >= band.lowHz() && hz <= band.highHz(RATE) ? power[k] : 0;
        }
        return inside / all;
    }
}
