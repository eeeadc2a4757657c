package io.heartproof.benchmark.comparison;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.benchmark.measure.BenchmarkPart;
import io.heartproof.benchmark.measure.MeasuredSide;
import io.heartproof.benchmark.measure.MeasurementUnit;
import io.heartproof.benchmark.measure.PairedMeasurement;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.measure.Stopwatch;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.classifier.Inference;
import io.heartproof.contract.InputContract;
import io.heartproof.defence.AdvlsTraining;
import io.heartproof.defence.JacobianTraining;
import io.heartproof.defence.NsrTraining;
import io.heartproof.defence.Ramp;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.Counted;
import io.heartproof.progress.Progress;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.optimiser.Optimiser;
import io.heartproof.training.optimiser.OptimiserConfig;
import io.heartproof.training.optimiser.OptimiserKind;
import io.heartproof.training.team.Team;
import io.heartproof.training.team.ThreadTeam;
import io.heartproof.training.team.TrainingStep;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * What one step of a defence costs, in plain steps ({@link StraightforwardTraining}): the same batch of the same recordings,
 * padding included. The labels are the network's own answers, so that every recording is right and none is spared its penalty or
 * its attack: the most that a step costs. Immutable.
 */
public final class DefenceComparisons {
    private static final int LARGEST_BATCH = 16;
    private static final double SECONDS_OF_ECG = 14;
    private static final int MOST_ROUNDS = 2;
    private static final int PLAIN_STEPS = 3;
    private static final double EPSILON = 0.01;
    private static final Objective.CurrentEpoch LAST = new Objective.CurrentEpoch(69, 70);

    /** Steps that leave the network as it is, so that every one of them has the same to do. */
    private static final OptimiserConfig STANDSTILL = OptimiserConfig.published(OptimiserKind.ADAM, 1e-30);

    private final Setup setup;
    private final int batchSize;

    public DefenceComparisons(Setup setup) {
        this.setup = setup;
        batchSize = Math.min(LARGEST_BATCH, setup.amounts().recordings());
    }

    /** {@code defence.jacobian.exact}, {@code .projected}, {@code defence.nsr}, {@code defence.advls}. */
    public List<BenchmarkPart> parts() {
        int iterations = AdvlsTraining.PUBLISHED_ITERATIONS;
        return List.of(
                part("defence.jacobian.exact", new JacobianTraining(44, 0)),
                part("defence.jacobian.projected", new JacobianTraining(44, 1)),
                part("defence.nsr", new NsrTraining(1, 1, Ramp.PUBLISHED)),
                part("defence.advls", AdvlsTraining.of(EPSILON, iterations, Ramp.PUBLISHED)));
    }

    private BenchmarkPart part(String name, Objective objective) {
        return progress -> List.of(run(name, objective, progress));
    }

    private Result run(String name, Objective objective, Progress progress) throws IOException {
        InputContract contract = setup.forms().bucket();
        try (TorchClassifier plain = new TorchClassifier(contract, setup.network());
                TorchClassifier hardened = new TorchClassifier(contract, setup.network());
                Team team = ThreadTeam.of(hardened, batchSize);
                Optimiser plainSteps = Optimiser.of(STANDSTILL, plain.parameters());
                Optimiser hardenedSteps = Optimiser.of(STANDSTILL, hardened.parameters())) {
            Batch batch = batch(plain);
            MeasuredSide baseline = () -> Stopwatch.SYSTEM.milliseconds(
                    PLAIN_STEPS, () -> StraightforwardTraining.step(plain, plainSteps, List.of(batch)));
            MeasuredSide candidate =
                    () -> Stopwatch.SYSTEM.milliseconds(1, () -> step(team, objective, hardenedSteps, batch));
            return new PairedMeasurement(name, MeasurementUnit.MILLISECONDS_PER_STEP, baseline, candidate)
                    .run(Math.min(MOST_ROUNDS, setup.amounts().rounds()), progress)
                    .noted(List.of(
                            String.format(
                                    Locale.ROOT,
                                    "the ratio is the cost in plain steps; %s of %s, padding included;"
                                            + " a step against the mean of %d plain ones",
                                    Counted.of(batch.size(), "recording"),
                                    Counted.of(batch.length(), "sample"),
                                    PLAIN_STEPS),
                            objective.toString()));
        }
    }

    private Batch batch(TorchClassifier classifier) {
        PreparedSet set = setup.simulated().alike(batchSize, SECONDS_OF_ECG);
        int[] answers = new Inference(classifier, batchSize).predictions(set);
        return new BatchMaker(classifier.contract()).forEvaluation(set.recordings(), answers);
    }

    private static void step(Team team, Objective objective, Optimiser optimiser, Batch batch) {
        TrainingStep step = TrainingStep.of(List.of(batch), 0, LAST);
        try (Team.StepQueue queue = team.begin(objective, List.of(step))) {
            if (!Double.isFinite(queue.backward())) {
                throw new ArithmeticException("the training diverged");
            }
        }
        optimiser.step();
    }
}
