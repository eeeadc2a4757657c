package io.heartproof.experiment;

import io.heartproof.dataset.DataSet;
import io.heartproof.evaluation.ResultsMaker;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.prepared.PreparedStore;
import io.heartproof.prepared.SetCalibration;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * What is evaluated of a list of recordings, and what is left out: those that could not be read or prepared, and, where noise is
 * measured in microvolts, those whose amplitudes are not known in volts. Immutable.
 */
record EvaluatedRecordings(PreparedSet set, ResultsMaker.NotEvaluated leftOut) {
    private static final String NOT_CALIBRATED =
            "its amplitudes are not known in volts, which noise in microvolts needs (evaluation.attack.unit)";

    static EvaluatedRecordings of(DataSet data, PreparedStore store, boolean inMicrovolts) {
        List<Refusal> refusals = new ArrayList<>(store.refusals());
        PreparedSet set = store.set();
        if (inMicrovolts) {
            SetCalibration calibration = SetCalibration.of(set);
            set = calibration.calibrated(set);
            for (String name : calibration.uncalibrated()) {
                refusals.add(new Refusal(name, name + ": " + NOT_CALIBRATED));
            }
        }
        if (set.size() == 0) {
            throw new BadData(
                    data.folder().toString(),
                    "has no usable recording in the list: "
                            + refusals.stream().map(Refusal::reason).findFirst().orElse("it is empty"));
        }
        return new EvaluatedRecordings(set, new ResultsMaker.NotEvaluated(data.multiLabelCount(), refusals));
    }
}
