package io.heartproof.attack.black;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.BlackBoxAttack;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Probe;
import io.heartproof.classifier.Classifier;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Scope;
import org.bytedeco.pytorch.Tensor;

/**
 * Square attack on signals: random search whose noise is at plus or minus epsilon wherever it may be.
 *
 * <pre>{@code
 * d_0     = plus or minus epsilon, by a sign for each lead, or for each sample of each lead
 * tried   = d_i but plus or minus epsilon, by a sign for each lead, in a random window of all leads
 * d_(i+1) = tried where its margin, max over k != y of z_k, - z_y, is larger; d_i elsewhere
 * }</pre>
 *
 * The window is a share of the samples at which noise is allowed ({@link WindowSchedule}), as the paper's square is one of the
 * image. Each try is a question; a recording leaves at the first that breaks it. Linf only: the paper's search in L2 moves the
 * length of noise from one square to another, which is another algorithm. Source: Andriushchenko et al. 2020, algorithms 1 and 2
 * (arXiv 1912.00049). Default: 1,000 queries, from a sign for each lead, as the paper's stripes; a sign for each sample
 * breaks as many ({@code docs/measurements/attacks.md}). Immutable, safe to share.
 *
 * @param queries forward passes per recording, at least 1
 */
public record Square(int queries, StartSigns start) implements BlackBoxAttack {
    private static final String NAME = "square";

    public Square {
        if (queries < 1) {
            throw BadUsage.expected("queries of " + NAME, "at least 1", queries);
        }
    }

    /** The noise to begin with. */
    public enum StartSigns {
        /** One sign for each lead. */
        PER_LEAD,
        /** One sign for each sample of each lead. */
        PER_SAMPLE
    }

    /** From a sign for each lead. */
    public static Square of(int queries) {
        return new Square(queries, StartSigns.PER_LEAD);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int mostPasses() {
        return queries;
    }

    @Override
    public AttackOutcome attack(Classifier classifier, NoiseSpace space) {
        space.norm().require(Norm.LINF, NAME);
        try (Scope run = Scope.open()) {
            Probe probe = Probe.of(classifier, space.victims());
            BestNoise best = new BestNoise(space, run.handOver(space.none()));
            WindowChanges changes = new WindowChanges(space);
            for (int query = 0; query < queries && probe.anyOpen(); query++) {
                try (Scope scope = Scope.open()) {
                    int[] asked = probe.open();
                    NoiseSpace open = space.at(asked);
                    Tensor current = best.noise().index_select(0, probe.openRows());
                    Tensor tried = open.bringIn(current.add(open.timesUnit(change(changes, query, asked))));
                    best.keepBetter(asked, probe.logits(tried), tried);
                }
            }
            return probe.outcome(best.noise());
        }
    }

    private Tensor change(WindowChanges changes, int query, int... asked) {
        if (query > 0) {
            return changes.window(new WindowSchedule(queries), query, asked);
        }
        return start == StartSigns.PER_LEAD ? changes.signPerLead(asked) : changes.signPerSample(asked);
    }
}
