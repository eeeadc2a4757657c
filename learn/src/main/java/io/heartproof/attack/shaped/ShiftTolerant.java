package io.heartproof.attack.shaped;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.GradientProbe;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Probe;
import io.heartproof.attack.Probe.Leave;
import io.heartproof.loss.Loss;
import io.heartproof.loss.SoftLogitMargin;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Scope;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Noise that works although its timing and strength are not known, by expectation over transformation.
 *
 * <pre>{@code
 * d = in(d + epsilon / 10 steepest(sum over draws t of gradient by d of loss(x + n_t + g_t shift_t(d))))
 * }</pre>
 *
 * The loss is the soft margin, log sum over k != y of exp z_k, - z_y: its gradient does not vanish where a network is sure.
 * shift_t is a time, g_t a gain, n_t further noise on the recording ({@link Transformations}). What breaks a recording is none of
 * these but one more draw of shift and gain, without further noise, which the search has not seen: the outcome has the noise as
 * it was placed then, inside the ball. With {@link Transformations#NONE} it is the attack for randomised defences, whose answers
 * to equal questions differ. Source: Athalye et al. 2018, section 2 (arXiv 1707.07397); transformations of signals are ours.
 * Default: 50 steps of 8 draws. Immutable, safe to share.
 *
 * @param iterations at least 1
 * @param draws gradients that are averaged in each, at least 1
 */
public record ShiftTolerant(int iterations, int draws, Transformations transformations) implements Attack {
    /** Its name. */
    public static final String NAME = "shift";

    private static final String UNDER = "under";
    private static final double STEP = 0.1;
    private static final Loss LOSS = new SoftLogitMargin();

    public ShiftTolerant {
        if (iterations < 1 || draws < 1) {
            throw BadUsage.expected("steps and draws of " + NAME, "at least 1", iterations + " and " + draws);
        }
    }

    /** 50 steps of 8 draws. */
    public static ShiftTolerant standard(Transformations transformations) {
        return new ShiftTolerant(50, 8, transformations);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> settings() {
        return transformations.under().map(noise -> Map.of(UNDER, noise)).orElse(Map.of());
    }

    @Override
    public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
        try (Scope run = Scope.open()) {
            GradientProbe learning = GradientProbe.of(classifier, space.victims(), Leave.NEVER);
            PlacedNoise places = new PlacedNoise(space, classifier.contract(), transformations);
            Tensor noise = learnt(learning, space, places);
            Tensor placed = run.handOver(places.placed(noise, places.draw((long) iterations * draws)));
            Probe probe = Probe.of(classifier, space.victims());
            if (probe.anyOpen()) {
                probe.logits(placed);
            }
            AttackOutcome outcome = probe.outcome(placed);
            outcome.passes().add(learning.passes());
            return outcome;
        }
    }

    private Tensor learnt(GradientProbe learning, NoiseSpace space, PlacedNoise places) {
        Tensor noise = space.uniform();
        DisturbedRecordings disturbed = DisturbedRecordings.of(space.victims());
        Tensor[] changes = IntStream.range(0, draws)
                .mapToObj(draw -> disturbed.change(transformations.disturbance(), draw))
                .toArray(Tensor[]::new);
        for (int i = 0; i < iterations && learning.anyOpen(); i++) {
            try (Scope iteration = Scope.open()) {
                Tensor sum = torch.zeros_like(noise);
                for (int j = 0; j < draws; j++) {
                    PlacedNoise.Draw draw = places.draw((long) i * draws + j);
                    Tensor asked = places.placed(noise, draw).add(changes[j]);
                    sum.add_(
                            places.gradientBefore(learning.gradient(LOSS, asked).gradients(), draw));
                }
                Tensor change = space.steepest(sum).mul(space.epsilonTensor()).mul(new Scalar(STEP));
                noise.copy_(space.bringIn(noise.add(change)));
            }
        }
        return noise;
    }
}
