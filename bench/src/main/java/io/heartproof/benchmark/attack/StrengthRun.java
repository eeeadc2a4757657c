package io.heartproof.benchmark.attack;

import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.attack.white.Apgd;
import io.heartproof.attack.white.ApgdTargeted;
import io.heartproof.attack.white.Fmn;
import io.heartproof.metric.suite.SecurityCurve;
import io.heartproof.progress.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** All runs on one network of a reference. Not thread-safe. */
final class StrengthRun implements AutoCloseable {
    private static final int LEVELS = 20;

    /** Halvings that settle the level of a recording at most, where the originals' levels say nothing of it. */
    private static final int HALVINGS = Integer.SIZE - Integer.numberOfLeadingZeros(LEVELS);

    private static final double BELOW = 0.95;

    private final ReferenceNetwork reference;
    private final AttackBatches batches;
    private final PassProgress progress;
    private final List<Double> levels;
    private final Contender smallestNoise = Contender.of(new Fmn(Fmn.STEPS));
    private final Contender crossEntropy = Contender.of(Apgd.crossEntropy(Apgd.ITERATIONS));
    private final Contender targeted = Contender.of(new ApgdTargeted(ApgdTargeted.TARGETS, Apgd.ITERATIONS));
    private final List<Contender> ladders = List.of(
            crossEntropy,
            Contender.of(Apgd.dlr(Apgd.ITERATIONS)),
            Contender.of(Apgd.margin(Apgd.ITERATIONS)),
            targeted);

    StrengthRun(ReferenceNetwork reference, AttackBatches batches, Progress progress) {
        this.reference = reference;
        this.batches = batches;
        double largest = reference.levels().get(reference.levels().size() - 1).epsilon();
        levels = IntStream.rangeClosed(1, LEVELS)
                .mapToObj(i -> largest * i / LEVELS)
                .toList();
        long climbs = ladders.stream().mapToLong(this::passesOfClimb).sum();
        this.progress = PassProgress.start(
                progress, reference.name(), Math.max(1, passes(smallestNoise) + climbs + passesBelow()));
    }

    /** Of one run on all recordings, at most. */
    private long passes(Contender contender) {
        return (long) contender.passes() * reference.right().size();
    }

    private long passesOfClimb(Contender contender) {
        return (reference.levels().size() + HALVINGS) * passes(contender);
    }

    private long passesBelow() {
        return passes(crossEntropy) + passes(targeted);
    }

    @Override
    public void close() {
        progress.close();
    }

    NetworkStrength run() {
        List<Contender> all = new ArrayList<>(ladders);
        List<double[]> sizes = new ArrayList<>();
        double[] smallest = smallest();
        ladders.forEach(contender -> sizes.add(climb(contender)));
        all.add(smallestNoise);
        sizes.add(smallest);
        double[] original =
                reference.smallest().stream().mapToDouble(size -> size).toArray();
        return new NetworkStrength(
                reference.name(),
                reference.right().size(),
                new LevelAgreements(reference, all).all(),
                SizeRatio.of(reference.right(), smallest, original),
                brokenBelow(smallest),
                strengths(all, sizes, original));
    }

    private double[] smallest() {
        progress.next(passes(smallestNoise));
        double[] unbounded = all(Double.POSITIVE_INFINITY);
        double[] smallest = run(smallestNoise, "whatever its size", unbounded, batches.all()).stream()
                .mapToDouble(AttackFinding::size)
                .toArray();
        smallestNoise.note(reference.levels(), smallest);
        return smallest;
    }

    private double[] all(double epsilon) {
        double[] epsilons = new double[reference.right().size()];
        Arrays.fill(epsilons, epsilon);
        return epsilons;
    }

    /** Runs an attack at each level of the reference, on all recordings, then where it settles the finer levels. */
    private double[] climb(Contender contender) {
        progress.next(passesOfClimb(contender));
        LevelBounds bounds = new LevelBounds(levels, reference.right().size());
        for (ReferenceNetwork.OriginalLevel level : reference.levels()) {
            double[] epsilons = all(level.epsilon());
            boolean[] broken = attack(contender, "at " + level.epsilon(), epsilons, batches.all());
            contender.broken().add(broken);
            note(bounds, epsilons, broken, batches.all());
        }
        for (int[] open = bounds.open(); open.length > 0; open = bounds.open()) {
            double[] epsilons = bounds.next();
            note(bounds, epsilons, attack(contender, "between levels", epsilons, open), open);
        }
        return bounds.smallest();
    }

    private static void note(LevelBounds bounds, double[] epsilons, boolean[] broken, int... recordings) {
        for (int n : recordings) {
            bounds.note(n, epsilons[n], broken[n]);
        }
    }

    /** Which recordings of the set an attack breaks, of those it is given. */
    private boolean[] attack(Contender contender, String where, double[] epsilons, int... recordings) {
        List<AttackFinding> findings = run(contender, where, epsilons, recordings);
        boolean[] broken = new boolean[epsilons.length];
        for (int i = 0; i < recordings.length; i++) {
            broken[recordings[i]] = findings.get(i).broken();
        }
        return broken;
    }

    private List<AttackFinding> run(Contender contender, String where, double[] epsilons, int... recordings) {
        progress.note(contender.name() + " " + where);
        return batches.run(
                contender, attacked -> progress.advance(attacked * contender.passesOfPart()), epsilons, recordings);
    }

    /** Which share the strongest attacks together break a little below the smallest size found. */
    private double brokenBelow(double... smallest) {
        progress.next(passesBelow());
        double[] below = Arrays.stream(smallest).map(size -> BELOW * size).toArray();
        int[] found = IntStream.range(0, below.length)
                .filter(n -> Double.isFinite(below[n]))
                .toArray();
        boolean[] first = attack(crossEntropy, "below the smallest noise", below, found);
        int[] left = IntStream.of(found).filter(n -> !first[n]).toArray();
        boolean[] second = attack(targeted, "below the smallest noise", below, left);
        long broken = IntStream.of(found).filter(n -> first[n] || second[n]).count();
        return (double) broken / Math.max(1, found.length);
    }

    private List<AttackStrength> strengths(List<Contender> all, List<double[]> sizes, double... original) {
        double[] envelope = original;
        for (double[] own : sizes) {
            envelope = SecurityCurve.envelope(envelope, own);
        }
        SecurityCurve worst = SecurityCurve.of(levels, envelope);
        return IntStream.range(0, all.size())
                .mapToObj(i -> AttackStrength.of(
                        all.get(i).name(),
                        SecurityCurve.of(levels, sizes.get(i)).optimality(worst),
                        all.get(i).effort()))
                .toList();
    }
}
