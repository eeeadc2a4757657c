package io.heartproof.web.intake;

import io.heartproof.label.LabelSet;
import io.heartproof.signal.Recording;
import io.heartproof.simulate.RecordingLengths;
import io.heartproof.simulate.Simulator;
import io.heartproof.simulate.SimulatorSettings;
import io.heartproof.web.guard.ProblemKind;
import io.heartproof.web.guard.RequestRefusal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One simulated recording of ten seconds for each class that can be simulated, always the same. Thread-safe. */
public final class Examples {
    private static final int PATIENT = 7;

    private final Simulator simulator =
            new Simulator(2020, SimulatorSettings.CPSC2018.withLengths(RecordingLengths.constant(10)));
    private final Map<String, Recording> recordings = new ConcurrentHashMap<>();

    /** What they are called: by their class. */
    public List<String> names() {
        return LabelSet.CPSC2018.names();
    }

    /** The recording of that name; {@link RequestRefusal} where there is none. */
    public Recording named(String name) {
        if (!names().contains(name)) {
            throw new RequestRefusal(ProblemKind.BAD_REQUEST, "example: expected one of " + String.join(", ", names()));
        }
        return recordings.computeIfAbsent(name, this::simulate);
    }

    private Recording simulate(String name) {
        Recording recording =
                simulator.simulate(LabelSet.CPSC2018.named(name), PATIENT).recording();
        return new Recording(
                "Example " + name,
                recording.samplingRateHz(),
                recording.signals(),
                recording.patient(),
                recording.diagnosisCodes(),
                recording.source());
    }
}
