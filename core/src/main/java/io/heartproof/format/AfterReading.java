package io.heartproof.format;

import io.heartproof.format.lead.LeadNaming;
import io.heartproof.format.rule.CalibrationPulse;
import io.heartproof.problem.Counted;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.PatientIdentity;
import io.heartproof.signal.Recording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What becomes of every recording, whatever reader gave it: who the patient is goes no further unless the user asks for it, leads
 * get their names, calibration pulses are cut off, and invalid samples are noted. Stateless.
 */
final class AfterReading {
    private AfterReading() {}

    static Recording of(Recording read, ReadOptions options) {
        Recording named = LeadNaming.apply(withoutIdentity(read, options.identity()), options.leads());
        Recording recording = CalibrationPulse.cutOff(named);
        List<String> missing =
                recording.signals().stream().flatMap(s -> missing(s).stream()).toList();
        return missing.isEmpty() ? recording : recording.with(recording.source().withNotes(missing));
    }

    private static Recording withoutIdentity(Recording recording, Identity wish) {
        return wish == Identity.KEPT || recording.patient().identity().isEmpty()
                ? recording
                : recording.with(recording.patient().with(PatientIdentity.NONE));
    }

    private static Optional<String> missing(LeadSignal signal) {
        int count = 0;
        for (float sample : signal.samples()) {
            count += Float.isNaN(sample) ? 1 : 0;
        }
        if (count == signal.samples().length) {
            return Optional.of("lead " + signal.lead() + " holds no valid sample");
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "lead %s: %d of %s %s marked invalid",
                        signal.lead(),
                        count,
                        Counted.of(signal.samples().length, "sample"),
                        Counted.be(count)));
    }
}
