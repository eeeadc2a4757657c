package io.heartproof.benchmark.ladder;

import io.heartproof.benchmark.measure.MeasurementRounds;
import io.heartproof.benchmark.measure.MeasurementUnit;
import io.heartproof.benchmark.measure.ProcessorUse;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.setup.OperationCount;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code attack.ladder} and {@code attack.suite}: seconds of PGD at all levels, and of the suite {@code standard} with its
 * checks, each against the published procedure, whose time is that of one look in published form, measured, times the looks that
 * it makes; all three take turns. {@code attack.fmn}: see {@link FmnComparison}. The network's weights are left alone. Not
 * thread-safe.
 */
public final class LadderComparisons {
    private static final int MOST_ROUNDS = 2;

    private final Setup setup;
    private final String taught;
    private final AttackedNetwork attacked;
    private final List<String> remarks;
    private @Nullable EvaluationTime ladder;

    /**
     * On one network.
     *
     * @param taught what it has learnt, such as {@code ce}: the end of the comparisons' names
     * @param remarks that end the notes of each result
     */
    public LadderComparisons(Setup setup, String taught, AttackedNetwork attacked, List<String> remarks) {
        this.setup = setup;
        this.taught = taught;
        this.attacked = attacked;
        this.remarks = List.copyOf(remarks);
    }

    /** Measures ladder and suite. */
    public List<Result> climbed(Progress progress) throws IOException {
        PublishedTime published = new PublishedTime(setup, attacked);
        EvaluationTime climbing = new EvaluationTime(setup, attacked, LinfAttacks::climbing, progress);
        EvaluationTime suite = new EvaluationTime(setup, attacked, LinfAttacks::standard, progress);
        ProcessorUse climbingUse = new ProcessorUse(climbing);
        ProcessorUse suiteUse = new ProcessorUse(suite);
        double[][] seconds = new MeasurementRounds("attack.suite." + taught, List.of(published, climbingUse, suiteUse))
                .measure(Math.min(MOST_ROUNDS, setup.amounts().rounds()), progress);
        ladder = climbing;
        AgreementCheck check =
                new AgreementCheck(setup, attacked, climbing.last().clean(), progress);
        LadderNotes notes = new LadderNotes(setup, attacked.set(), published);
        Result climbed = seconds("ladder", seconds[0], seconds[1])
                .noted(notes.ofLadder(climbing, climbingUse))
                .agreeing(check.against(climbing.last()));
        Result examined = seconds("suite", seconds[0], seconds[2])
                .noted(notes.ofSuite(suite, suiteUse))
                .agreeing(check.against(suite.last()));
        return List.of(remarked(climbed.at(speed(published, climbing, climbed))), remarked(examined));
    }

    /** Measures one search for the smallest noise, against the ladder that was {@link #climbed} before. */
    public Result searched(Progress progress) {
        EvaluationTime before = Objects.requireNonNull(ladder, "climb first");
        return remarked(new FmnComparison(setup, attacked).against("attack.fmn." + taught, before, progress));
    }

    private Result remarked(Result result) {
        return result.noted(
                Stream.concat(result.notes().stream(), remarks.stream()).toList());
    }

    private Result seconds(String what, double[] baselines, double... candidates) {
        return Result.of("attack." + what + "." + taught, MeasurementUnit.SECONDS, baselines, candidates);
    }

    private Result.Gigaflops speed(PublishedTime published, EvaluationTime climbing, Result result) {
        double publishedGiga = OperationCount.ATTACK
                * published.looks()
                * new OperationCount(setup.architecture()).forward(setup.forms().padded(), attacked.set());
        return new Result.Gigaflops(publishedGiga / result.baseline(), climbing.giga() / result.candidate());
    }
}
