package io.heartproof.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.Attack;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.white.Apgd;
import io.heartproof.attack.white.ApgdTargeted;
import io.heartproof.attack.white.Fmn;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Scope;
import io.heartproof.testing.NoTensorLeft;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A small part of what the authors' own attacks were run on: recordings around the level, some that they left unbroken and some
 * that they broke. All of it is run by {@code heartproof bench attack --reference}. Another kernel and other random starts may
 * leave one recording more.
 */
@ExtendWith(NoTensorLeft.class)
class GoldenAttacksTest {
    private static final double LEVEL = 0.003;
    private static final List<String> RECORDINGS = List.of("P07430", "P00250", "P04776", "P01212", "P00384", "P00401");

    @TempDir
    Path folder;

    static List<Attack> attacks() {
        return List.of(Apgd.crossEntropy(100), Apgd.dlr(100), new ApgdTargeted(3, 100));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void leavesUnbrokenWhatTheOriginalLeaves(Attack attack) throws IOException {
        GoldenAttacks golden = GoldenAttacks.of("ce");
        List<String> original = golden.unbroken(RECORDINGS, LEVEL, attack.name());
        try (TorchClassifier classifier = golden.classifier(folder);
                Scope scope = Scope.open()) {
            NoiseSpace space = GoldenAttacks.space(classifier.contract(), RECORDINGS, LEVEL);
            boolean[] broken = attack.attack(classifier, space).broken();
            List<String> unbroken = IntStream.range(0, broken.length)
                    .filter(n -> !broken[n])
                    .mapToObj(RECORDINGS::get)
                    .toList();
            assertThat(unbroken)
                    .as("unbroken; by the original %s", original)
                    .hasSizeLessThanOrEqualTo(original.size() + 1);
        }
    }

    @Test
    void findsNoiseAsSmallAsTheOriginal() throws IOException {
        GoldenAttacks golden = GoldenAttacks.of("nsr");
        List<String> some = List.of("P00481", "P07430", "P00399", "P06862");
        try (TorchClassifier classifier = golden.classifier(folder);
                Scope scope = Scope.open()) {
            NoiseSpace space = GoldenAttacks.space(classifier.contract(), some, 1);
            double[] sizes = new Fmn(Fmn.STEPS).smallest(classifier, space).sizes();
            double[] ratios = IntStream.range(0, sizes.length)
                    .mapToDouble(n -> sizes[n] / golden.smallest(some.get(n)))
                    .sorted()
                    .toArray();
            assertThat(ratios)
                    .as("in the original's %s", Arrays.toString(sizes))
                    .hasSize(4);
            assertThat((ratios[1] + ratios[2]) / 2).isCloseTo(1, within(0.02));
            assertThat(ratios[3]).isLessThan(1.1);
        }
    }
}
