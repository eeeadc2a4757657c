package io.heartproof.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.fixture.Shared;
import io.heartproof.format.RecordingFiles;
import io.heartproof.quality.QualityThresholds.Amplitude;
import io.heartproof.quality.QualityThresholds.Index;
import io.heartproof.quality.QualityThresholds.Limbs;
import io.heartproof.quality.QualityThresholds.NoiseLimits;
import io.heartproof.quality.QualityThresholds.PerLead;
import io.heartproof.quality.QualityThresholds.Samples;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the gate agrees with people who rated 250 recordings; the figures of {@code docs/quality.md}. */
class RatedRecordingsQualityTest {
    private static final QualityThresholds STANDARD = QualityThresholds.STANDARD;
    private static final int FOLDS = 5;

    private record Rated(Recording recording, boolean acceptable) {}

    @Test
    void agreesWithTheRaters() throws IOException {
        List<Rated> all = rated();
        boolean[] right = right(STANDARD, all);
        System.out.printf(Locale.ROOT, "agrees with the raters in %d of %d%n", count(right, i -> true), all.size());
        assertThat((double) count(right, i -> true) / all.size()).isGreaterThanOrEqualTo(0.92);
    }

    @Test
    void whatIsStricterRefusesMoreOfBothKinds() throws IOException {
        List<Rated> all = rated();
        double lastRefused = 0;
        double lastKept = 1;
        for (double factor : new double[] {0.25, 0.5, 0.75, 1, 1.5, 2, 4}) {
            boolean[] right = right(stricter(factor), all);
            double refused = share(right, all, false);
            double kept = share(right, all, true);
            System.out.printf(Locale.ROOT, "lines stricter by %.2f: refuses %.3f, keeps %.3f%n", factor, refused, kept);
            assertThat(refused).isGreaterThanOrEqualTo(lastRefused);
            assertThat(kept).isLessThanOrEqualTo(lastKept);
            lastRefused = refused;
            lastKept = kept;
        }
    }

    /** Lines are chosen on four fifths and judged on the other fifth, in turn. */
    @Test
    void linesChosenOnOnePartHoldOnTheOther() throws IOException {
        List<Rated> all = rated();
        List<boolean[]> right =
                choices().stream().map(lines -> right(lines, all)).toList();
        int agreed = 0;
        for (int f = 0; f < FOLDS; f++) {
            int fold = f;
            boolean[] best = right.stream()
                    .max(Comparator.comparingInt((boolean[] some) -> count(some, i -> i % FOLDS != fold)))
                    .orElseThrow();
            agreed += count(best, i -> i % FOLDS == fold);
        }
        System.out.printf(Locale.ROOT, "cross-validated: agrees in %d of %d%n", agreed, all.size());
        assertThat((double) agreed / all.size()).isGreaterThanOrEqualTo(0.92);
    }

    /** The lines that were tuned, each at three values. */
    private static List<QualityThresholds> choices() {
        List<QualityThresholds> choices = new ArrayList<>();
        for (double wander : new double[] {0.3, 0.4, 0.5}) {
            for (double fine : new double[] {1, 1.5, 2}) {
                for (double wild : new double[] {0.5, 0.7, 0.85}) {
                    choices.add(lines(wander, fine, wild));
                }
            }
        }
        return choices;
    }

    private static QualityThresholds lines(double wander, double fine, double wild) {
        NoiseLimits noise = STANDARD.noise();
        Amplitude amplitude = STANDARD.amplitude();
        return new QualityThresholds(
                STANDARD.shortestSeconds(),
                STANDARD.samples(),
                new Amplitude(
                        amplitude.silence(),
                        amplitude.inputRange(),
                        amplitude.deflection(),
                        new PerLead(amplitude.wild().limb(), wild),
                        amplitude.offset()),
                new NoiseLimits(
                        noise.pSqi(),
                        new Index(
                                noise.basSqi().smallest(),
                                wander,
                                noise.basSqi().peaks()),
                        fine,
                        noise.hum()),
                STANDARD.limbs());
    }

    /** All lines moved by one factor, in the direction that refuses more where it is above 1. */
    private static QualityThresholds stricter(double factor) {
        Samples samples = STANDARD.samples();
        Amplitude amplitude = STANDARD.amplitude();
        NoiseLimits noise = STANDARD.noise();
        Limbs limbs = STANDARD.limbs();
        return new QualityThresholds(
                STANDARD.shortestSeconds(),
                new Samples(
                        samples.invalid() / factor,
                        divided(samples.flat(), factor),
                        samples.clipped() / factor,
                        samples.rail()),
                new Amplitude(
                        amplitude.silence() * factor,
                        amplitude.inputRange(),
                        divided(amplitude.deflection(), factor),
                        divided(amplitude.wild(), factor),
                        amplitude.offset()),
                new NoiseLimits(
                        times(noise.pSqi(), factor), times(noise.basSqi(), factor), noise.fine() / factor, noise.hum()),
                new Limbs(
                        limbs.turnedOver(),
                        limbs.surelyTurnedOver(),
                        limbs.upright(),
                        limbs.share(),
                        limbs.surelyNothing() * factor,
                        limbs.disagreement() / factor));
    }

    private static PerLead divided(PerLead lines, double factor) {
        return new PerLead(lines.limb() / factor, lines.chest() / factor);
    }

    private static Index times(Index index, double factor) {
        return new Index(index.smallest() * factor, index.withoutPeaks() * factor, index.peaks());
    }

    private static boolean[] right(QualityThresholds lines, List<Rated> all) {
        boolean[] right = new boolean[all.size()];
        QualityGate gate = new QualityGate(lines);
        for (int i = 0; i < right.length; i++) {
            Rated rated = all.get(i);
            right[i] = gate.check(rated.recording(), Lead.STANDARD_12).acceptable() == rated.acceptable();
        }
        return right;
    }

    private static double share(boolean[] right, List<Rated> all, boolean acceptable) {
        IntPredicate kind = i -> all.get(i).acceptable() == acceptable;
        return (double) count(right, kind)
                / IntStream.range(0, right.length).filter(kind).count();
    }

    private static int count(boolean[] right, IntPredicate which) {
        return (int) IntStream.range(0, right.length)
                .filter(i -> right[i] && which.test(i))
                .count();
    }

    private static List<Rated> rated() throws IOException {
        Path folder = Shared.folder("cinc2011");
        List<Rated> rated = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("RATING.csv"))) {
            String[] row = line.split(",");
            if (!row[1].equals("rating")) {
                Recording recording = RecordingFiles.read(folder.resolve(row[0] + ".hea"));
                rated.add(new Rated(recording, row[1].equals("acceptable")));
            }
        }
        return rated;
    }
}
