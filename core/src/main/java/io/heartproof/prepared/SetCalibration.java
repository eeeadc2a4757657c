package io.heartproof.prepared;

import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import java.util.ArrayList;
import java.util.List;

/**
 * Which recordings of a set say what their amplitudes are in volts, so that noise in microvolts can be put on them. Reads every
 * recording once. Immutable.
 *
 * @param calibrated their positions in the set, ascending
 * @param uncalibrated the names of the others, in the set's order
 */
public record SetCalibration(List<Integer> calibrated, List<String> uncalibrated) {
    public SetCalibration {
        calibrated = List.copyOf(calibrated);
        uncalibrated = List.copyOf(uncalibrated);
    }

    /** That of a set. */
    public static SetCalibration of(PreparedSet set) {
        List<Integer> calibrated = new ArrayList<>();
        List<String> uncalibrated = new ArrayList<>();
        for (int position = 0; position < set.size(); position++) {
            PreparedRecording recording = set.recordings().get(position).read();
            if (isCalibrated(recording)) {
                calibrated.add(position);
            } else {
                uncalibrated.add(recording.recording());
            }
        }
        return new SetCalibration(calibrated, uncalibrated);
    }

    private static boolean isCalibrated(PreparedRecording recording) {
        return recording.scales().stream().map(LeadScale::microvolts).noneMatch(scale -> Float.isNaN(scale));
    }

    /** The recordings of the set that it is of which are calibrated, in their order. */
    public PreparedSet calibrated(PreparedSet set) {
        return set.at(calibrated.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * Refuses a set with recordings that are not calibrated.
     *
     * @param what wants microvolts, such as {@code training with noise in microvolts}
     */
    public void requireAll(String what) {
        int all = calibrated.size() + uncalibrated.size();
        if (!uncalibrated.isEmpty()) {
            throw new BadData(
                    uncalibrated.get(0),
                    "%s needs amplitudes in volts, which %s of %s do not state, this one the first"
                            .formatted(what, uncalibrated.size(), Counted.of(all, "recording")));
        }
    }
}
