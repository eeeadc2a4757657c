package io.heartproof.training.validation;

import io.heartproof.label.LabelSet;
import io.heartproof.metric.EpochMetrics.Alarm;
import io.heartproof.metric.EpochMetrics.Robust;
import io.heartproof.problem.Counted;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The signs that a training fails, each with what to do. */
public final class Alarms {
    /** From how large a difference in balanced accuracy on single steps have been learnt, not the attack. */
    private static final double LARGEST_GAP = 0.2;

    private Alarms() {}

    /** Of a step whose value, or an epoch whose weights, are no finite numbers. */
    public static Alarm lossNotFinite(double loss) {
        return new Alarm(
                "lossNotFinite",
                String.format(Locale.ROOT, "the loss is not finite (%s)", loss)
                        + "; try a smaller training.optimiser.learningRate or a smaller weight of the defence");
    }

    /** Of a network that gives all recordings to one class, though they have several. */
    static Optional<Alarm> oneClass(LabelSet labels, int[] truth, int[] predicted) {
        if (Arrays.stream(truth).distinct().count() < 2
                || Arrays.stream(predicted).distinct().count() > 1) {
            return Optional.empty();
        }
        String all = Counted.of(predicted.length, "validation recording");
        return Optional.of(new Alarm(
                "oneClass",
                String.format(
                                Locale.ROOT,
                                "all %s are taken for %s; if that lasts, try a smaller",
                                all,
                                labels.get(predicted[0]).name())
                        + " training.optimiser.learningRate or a smaller epsilon or weight of the defence"));
    }

    /** Of a training with attacks of one step whose network withstands those alone (Wong, Rice and Kolter 2020). */
    static Optional<Alarm> catastrophicOverfitting(Robust robust) {
        double under = robust.scores().balancedAccuracy();
        return robust.singleStep()
                .filter(single -> single - under > LARGEST_GAP)
                .map(single -> new Alarm(
                        "catastrophicOverfitting",
                        String.format(
                                        Locale.ROOT,
                                        "balanced accuracy on validation is %.2f under one gradient step, %.2f"
                                                + " under %d",
                                        single,
                                        under,
                                        robust.iterations())
                                + "; try a smaller epsilon, or a defence that attacks in several steps, such"
                                + " as madry"));
    }
}
