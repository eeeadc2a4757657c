package io.heartproof.benchmark.ladder;

import io.heartproof.benchmark.measure.MeasurementRounds;
import io.heartproof.benchmark.measure.MeasurementUnit;
import io.heartproof.benchmark.measure.ProcessorUse;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.setup.OperationCount;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.nn.Network;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.util.List;

/**
 * {@code attack.ladder} and {@code attack.suite}: seconds of PGD at all levels, and of the suite {@code standard} with its
 * checks, each against the published procedure, whose time is that of one look in published form, measured, times the looks that
 * it makes; all three take turns. {@code attack.fmn}: see {@link FmnComparison}. Immutable; the network's weights are left alone.
 *
 * @param taught what the network has learnt, such as {@code ce}: the end of the comparisons' names
 * @param set recordings that the network has not seen
 */
public record LadderComparisons(Setup setup, String taught, Network network, PreparedSet set) {
    private static final int MOST_ROUNDS = 2;

    /** Measures. */
    public List<Result> all(Progress progress) throws IOException {
        PublishedTime published = new PublishedTime(setup, network, set);
        EvaluationTime ladder = new EvaluationTime(setup, network, set, LinfAttacks::climbing);
        EvaluationTime suite = new EvaluationTime(setup, network, set, LinfAttacks::standard);
        ProcessorUse ladderUse = new ProcessorUse(ladder);
        ProcessorUse suiteUse = new ProcessorUse(suite);
        double[][] seconds = new MeasurementRounds("attack.suite." + taught, List.of(published, ladderUse, suiteUse))
                .measure(Math.min(MOST_ROUNDS, setup.amounts().rounds()), progress);
        AgreementCheck check =
                new AgreementCheck(setup, network, set, ladder.last().clean(), progress);
        LadderNotes notes = new LadderNotes(setup, set, published);
        Result climbed = seconds("ladder", seconds[0], seconds[1])
                .noted(notes.ofLadder(ladder, ladderUse))
                .agreeing(check.against(ladder.last()));
        Result searched = seconds("suite", seconds[0], seconds[2])
                .noted(notes.ofSuite(suite, suiteUse))
                .agreeing(check.against(suite.last()));
        return List.of(
                climbed.at(speed(published, ladder, climbed)),
                searched,
                new FmnComparison(setup, network, set).against("attack.fmn." + taught, ladder, progress));
    }

    private Result seconds(String what, double[] baselines, double... candidates) {
        return Result.of("attack." + what + "." + taught, MeasurementUnit.SECONDS, baselines, candidates);
    }

    private Result.Gigaflops speed(PublishedTime published, EvaluationTime ladder, Result result) {
        double publishedGiga = OperationCount.ATTACK
                * published.looks()
                * new OperationCount(setup.architecture()).forward(setup.forms().padded(), set);
        return new Result.Gigaflops(publishedGiga / result.baseline(), ladder.giga() / result.candidate());
    }
}
