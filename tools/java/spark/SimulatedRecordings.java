package spark;

import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.label.LabelSet;
import io.heartproof.simulate.RecordingLengths;
import io.heartproof.simulate.Simulator;
import io.heartproof.simulate.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Path;

/** Writes simulated recordings of one length, of all classes in turn: {@code FOLDER COUNT SECONDS}. */
public final class SimulatedRecordings {
    private SimulatedRecordings() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        RecordingLengths length = RecordingLengths.constant(Double.parseDouble(arguments[2]));
        Simulator simulator = new Simulator(1, SimulatorSettings.CPSC2018.withLengths(length));
        LabelSet labels = LabelSet.CPSC2018;
        for (int i = 0; i < count; i++) {
            WfdbWriter.write(
                    simulator.simulate(labels.get(i % labels.size()), i + 1).recording(), folder);
        }
    }
}
