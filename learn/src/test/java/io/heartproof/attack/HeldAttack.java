package io.heartproof.attack;

import io.heartproof.batch.Batch;
import io.heartproof.classifier.Classifier;
import io.heartproof.contract.InputContract;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.testing.SmallWorld;

/**
 * An attack with all bounds that it is held to. Sizes are computed here once more, in double precision, from amplitudes and
 * scales alone.
 *
 * @param where in which leads and which window
 * @param factors (N) of the budget's epsilon, one per recording
 */
@SuppressWarnings("ArrayRecordComponent") // a line of a test, compared by nobody
record HeldAttack(AttackUnderContract under, Budget budget, Where where, double... factors) {
    Attack attack() {
        return under.of().apply(budget.epsilon());
    }

    AttackOutcome attack(DifferentiableClassifier classifier, Victims victims, int... recordings) {
        return attack().attack(classifier, space(victims, classifier).at(recordings));
    }

    private NoiseSpace space(Victims victims, Classifier classifier) {
        NoiseSpace space = NoiseSpace.of(budget, where, victims, classifier.contract());
        double[] epsilons = new double[victims.count()];
        for (int n = 0; n < epsilons.length; n++) {
            epsilons[n] = epsilon(n);
        }
        return space.withEpsilons(epsilons);
    }

    double epsilon(int recording) {
        return factors[recording] * budget.epsilon();
    }

    /** How large the noise of a recording is, in the budget's unit. */
    double size(Batch batch, float[] noise, int recording) {
        double largest = 0;
        double squares = 0;
        for (int lead = 0; lead < batch.leads(); lead++) {
            double scale = scale(batch, recording, lead);
            int from = index(batch, recording, lead);
            for (int i = from; i < from + batch.length(); i++) {
                largest = Math.max(largest, Math.abs(noise[i] * scale));
                squares += noise[i] * scale * noise[i] * scale;
            }
        }
        return budget.norm() == Norm.LINF ? largest : Math.sqrt(squares) / lengthOfOne(batch, recording);
    }

    /** What a change of 1e-7, about the last bit of the largest amplitude, is in the budget's unit. */
    double lastBit(Batch batch, int recording) {
        double largest = 0;
        for (int lead = 0; lead < batch.leads(); lead++) {
            largest = Math.max(largest, scale(batch, recording, lead));
        }
        return 1e-7 * largest;
    }

    /** By how much a sample may differ that was computed in another company: 0.0001 of the largest change that is allowed. */
    double tolerance(Batch batch, int recording, int lead) {
        return 1e-4 * budget.epsilon() * lengthOfOne(batch, recording) / scale(batch, recording, lead);
    }

    private double scale(Batch batch, int recording, int lead) {
        return budget.unit() == Budget.Unit.MICROVOLTS ? batch.scales()[recording * batch.leads() + lead] : 1;
    }

    /** The Euclidean length of noise of size 1, where that is a root mean square. */
    private double lengthOfOne(Batch batch, int recording) {
        boolean meanSquare = budget.unit() == Budget.Unit.MICROVOLTS && budget.norm() == Norm.L2;
        return meanSquare ? Math.sqrt(places(batch, recording)) : 1;
    }

    private int places(Batch batch, int recording) {
        int places = 0;
        for (int lead = 0; lead < batch.leads(); lead++) {
            for (boolean allowed : allowed(batch, recording, lead)) {
                places += allowed ? 1 : 0;
            }
        }
        return places;
    }

    /** Whether noise may lie at each of the T samples of a lead: on signal, in the leads and the window. */
    boolean[] allowed(Batch batch, int recording, int lead) {
        InputContract contract = SmallWorld.CONTRACT;
        boolean inLead = where.leads().isEmpty()
                || where.leads().contains(contract.leads().get(lead));
        boolean[] allowed = new boolean[batch.length()];
        int sample = 0;
        for (int t = 0; t < allowed.length; t++) {
            if (batch.mask()[recording * batch.length() + t] == 1) {
                double seconds = sample / contract.samplingRateHz();
                allowed[t] = inLead && seconds >= where.fromSeconds() && seconds < where.toSeconds();
                sample++;
            }
        }
        return allowed;
    }

    /** Where the samples of a lead begin in (N, L, T). */
    static int index(Batch batch, int recording, int lead) {
        return (recording * batch.leads() + lead) * batch.length();
    }

    @Override
    public String toString() {
        String place = where.equals(Where.EVERYWHERE) ? "" : " in a part of the leads and the time";
        return under + " in " + budget.norm() + ", " + budget.unit() + place;
    }
}
