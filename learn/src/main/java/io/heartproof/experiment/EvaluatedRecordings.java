package io.heartproof.experiment;

import io.heartproof.attack.suite.AttackConfig;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.Prepared;
import io.heartproof.dataset.DataSet;
import io.heartproof.evaluation.ResultsMaker;
import io.heartproof.label.Label;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.prepared.PreparedStore;
import io.heartproof.prepared.SetCalibration;
import io.heartproof.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What is evaluated of a list of recordings, and what is left out: those that could not be read or prepared, and, where noise is
 * measured in microvolts, those whose amplitudes are not known in volts; where noise lies in a window, those with no sample there,
 * which would withstand everything; where attacks are aimed at a class, those of that class. Immutable.
 */
record EvaluatedRecordings(PreparedSet set, ResultsMaker.NotEvaluated leftOut) {
    private static final String NOT_CALIBRATED =
            "its amplitudes are not known in volts, which noise in microvolts needs (evaluation.attack.unit)";
    private static final String OUTSIDE =
            "it has no sample in the window in which noise may lie (evaluation.attack.window)";
    private static final String AIMED_AT = "which attacks are aimed at (evaluation.attack.target)";

    static EvaluatedRecordings of(DataSet data, PreparedStore store, AttackConfig attacks, InputContract contract) {
        List<Refusal> refusals = new ArrayList<>(store.refusals());
        PreparedSet set = store.set();
        if (attacks.inMicrovolts()) {
            SetCalibration calibration = SetCalibration.of(set);
            set = calibration.calibrated(set);
            for (String name : calibration.uncalibrated()) {
                refusals.add(new Refusal(name, name + ": " + NOT_CALIBRATED));
            }
        }
        set = inWindow(set, attacks, contract.samplingRateHz(), refusals);
        Optional<Label> target = attacks.target(contract.labels());
        if (target.isPresent()) {
            set = others(set, target.get(), refusals);
        }
        ResultsMaker.NotEvaluated leftOut = new ResultsMaker.NotEvaluated(data.multiLabelCount(), refusals);
        return new EvaluatedRecordings(set, leftOut.requireSome(data.folder(), set.size()));
    }

    private static PreparedSet inWindow(
            PreparedSet set, AttackConfig attacks, double samplingRateHz, List<Refusal> refusals) {
        Predicate<Prepared> hasPlace = one -> attacks.hasPlaceIn(one.length(), samplingRateHz);
        for (Prepared one : set.recordings()) {
            if (!hasPlace.test(one)) {
                refusals.add(new Refusal(one.recording(), one.recording() + ": " + OUTSIDE));
            }
        }
        return set.at(IntStream.range(0, set.size())
                .filter(i -> hasPlace.test(set.recordings().get(i)))
                .toArray());
    }

    /** Those of another class than the target. */
    private static PreparedSet others(PreparedSet set, Label target, List<Refusal> refusals) {
        int[] labels = set.labels();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == target.index()) {
                String name = set.recordings().get(i).recording();
                refusals.add(new Refusal(name, "%s: its class is %s, %s".formatted(name, target, AIMED_AT)));
            }
        }
        return set.at(IntStream.range(0, labels.length)
                .filter(i -> labels[i] != target.index())
                .toArray());
    }
}
