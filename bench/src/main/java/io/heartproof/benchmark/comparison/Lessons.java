package io.heartproof.benchmark.comparison;

import io.heartproof.benchmark.setup.ScratchFolder;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.defence.AdvlsTraining;
import io.heartproof.defence.Ramp;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Network;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import io.heartproof.training.Trainer;
import io.heartproof.training.TrainingConfig;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.objective.Objective;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * What a network learns before it is attacked, in bucket form: cross entropy in {@code training.epochs} passes over the
 * recordings, and then, to be hardened, {@link AdvlsTraining} in an eighth as many passes, with a shorter attack than
 * the published one.
 *
 * @param set the recordings that are trained on
 */
public record Lessons(Setup setup, PreparedSet set) {
    private static final PreparedSet NO_VALIDATION = new PreparedSet(List.of(), new int[0]);
    private static final double EPSILON = 0.01;
    private static final int ITERATIONS = 3;
    private static final int HARDENING_EPOCHS = 5;
    private static final int PASSES_PER_HARDENING_PASS = 8;

    /** Smaller than is published: few passes have to do. */
    private static final int BATCH = 16;

    /** Teaches cross entropy; how it is computed is not measured, so one long epoch with one checkpoint will do. */
    public void teach(Network network, Progress progress) throws IOException {
        int draws = setup.training().epochs() * set.size();
        train(network, new Lesson(1, draws, new MeanLoss(new CrossEntropy()), "teaching"), progress);
    }

    /** Hardens a network that has been taught. */
    public void harden(Network network, Progress progress) throws IOException {
        int passes = Math.max(1, setup.training().epochs() / PASSES_PER_HARDENING_PASS);
        int draws = Math.max(1, passes * set.size() / HARDENING_EPOCHS);
        Objective objective = AdvlsTraining.of(EPSILON, ITERATIONS, Ramp.PUBLISHED);
        train(network, new Lesson(HARDENING_EPOCHS, draws, objective, "hardening"), progress);
    }

    /** How the network of {@code attack.ladder.hardened} was hardened. */
    public static String hardening() {
        return String.format(
                Locale.ROOT, "hardened by adversarial training with epsilon %s and %d iterations", EPSILON, ITERATIONS);
    }

    private record Lesson(int epochs, int draws, Objective objective, String purpose) {}

    private void train(Network network, Lesson plan, Progress progress) throws IOException {
        TrainingConfig given = setup.training();
        TrainingConfig config = TrainingConfig.plain(plan.epochs(), BATCH, given.optimiser())
                .withDrawsPerEpoch(plan.draws())
                .with(given.precision());
        Trainer trainer = new Trainer(config, plan.objective(), Seeds.derive(setup.seed(), plan.purpose()), progress);
        PreparedSet often = set.repeated(plan.draws());
        TorchClassifier classifier = new TorchClassifier(setup.forms().bucket(), network);
        ScratchFolder.with(run -> trainer.train(classifier, new Trainer.Data(often, NO_VALIDATION), run));
    }
}
