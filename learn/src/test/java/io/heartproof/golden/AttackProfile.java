package io.heartproof.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.black.Spsa;
import io.heartproof.attack.black.Square;
import io.heartproof.attack.shaped.BandLimited;
import io.heartproof.attack.shaped.BandLimited.Band;
import io.heartproof.attack.shaped.ShiftTolerant;
import io.heartproof.attack.shaped.SmoothAttack;
import io.heartproof.attack.shaped.Transformations;
import io.heartproof.attack.white.Pgd;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What single attacks leave of a reference network: {@code -Dnetwork=ce} or {@code nsr}, {@code -Drecordings}, {@code -Dlevels},
 * {@code -Dattacks} (names below; all where it is absent). Not part of the test run, as its name says to Surefire; {@code
 * docs/measurements/attacks.md} has the command and what it printed.
 */
class AttackProfile {
    private static final int BATCH = 8;

    @TempDir
    private Path folder;

    /** An attack by the name that the table has. */
    private record Profiled(String name, DoubleFunction<Attack> of) {}

    private static final List<Profiled> ALL = List.of(
            new Profiled("pgd", epsilon -> Pgd.of(epsilon / 10, 100, new CrossEntropy())),
            new Profiled("square-lead", epsilon -> new Square(1000, Square.StartSigns.PER_LEAD)),
            new Profiled("square-sample", epsilon -> new Square(1000, Square.StartSigns.PER_SAMPLE)),
            new Profiled("spsa-2ms", epsilon -> new Spsa(15, 64, 0.002)),
            new Profiled("spsa-32ms", epsilon -> new Spsa(15, 64, 0.032)),
            new Profiled("spsa-128ms", epsilon -> new Spsa(15, 64, 0.128)),
            new Profiled("spsa-512ms", epsilon -> new Spsa(15, 64, 0.512)),
            new Profiled("sap", epsilon -> SmoothAttack.standard()),
            new Profiled("band", epsilon -> BandLimited.standard(Band.MONITOR)),
            new Profiled("band150", epsilon -> BandLimited.standard(Band.DIAGNOSTIC)),
            new Profiled("shift", epsilon -> ShiftTolerant.standard(Transformations.STANDARD)));

    @Test
    void printsWhatAttacksLeave() throws IOException {
        List<String> names = List.of(System.getProperty("attacks", "").split(","));
        GoldenAttacks golden = GoldenAttacks.of(System.getProperty("network", "ce"));
        List<String> recordings = golden.right(Integer.getInteger("recordings", 24));
        assertThat(recordings).isNotEmpty();
        try (TorchClassifier classifier = golden.classifier(folder)) {
            for (String level : System.getProperty("levels", "0.003,0.01").split(",")) {
                for (Profiled each : ALL) {
                    if (names.equals(List.of("")) || names.contains(each.name())) {
                        print(each, classifier, recordings, Double.parseDouble(level));
                    }
                }
            }
        }
    }

    private static void print(Profiled profiled, TorchClassifier classifier, List<String> recordings, double epsilon)
            throws IOException {
        int unbroken = 0;
        long passes = 0;
        for (int from = 0; from < recordings.size(); from += BATCH) {
            List<String> batch = recordings.subList(from, Math.min(recordings.size(), from + BATCH));
            try (Scope scope = Scope.open()) {
                AttackOutcome outcome = profiled.of()
                        .apply(epsilon)
                        .attack(classifier, GoldenAttacks.space(classifier.contract(), batch, epsilon));
                unbroken += outcome.survivors().length;
                passes += Arrays.stream(outcome.passes().forward()).sum()
                        + Arrays.stream(outcome.passes().backward()).sum();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s at %s: %d of %d unbroken, %d passes%n",
                profiled.name(),
                epsilon,
                unbroken,
                recordings.size(),
                passes);
    }
}
