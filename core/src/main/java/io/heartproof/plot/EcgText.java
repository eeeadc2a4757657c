package io.heartproof.plot;

import io.heartproof.problem.Counted;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Sex;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words around an ECG. */
record EcgText(
        Recording recording,
        EcgStrip.SampleRange range,
        Map<String, Double> gains,
        Optional<EcgPaper.Overlay> overlay) {
    private static final int LONGEST_NAME = 60;
    private static final double MICROVOLTS_BELOW = 0.1;

    String name() {
        return Svg.shortened(recording.name(), LONGEST_NAME);
    }

    /** What is known about the recording, in one line. */
    String details() {
        List<String> details = new ArrayList<>();
        int leads = recording.signals().size();
        details.add(Counted.of(leads, "lead"));
        details.add(Svg.number(recording.samplingRateHz()) + " Hz");
        details.add(Svg.number(recording.durationSeconds()) + " s" + excerpt());
        details.addAll(patient(recording.patient()));
        return String.join(" \u00b7 ", details);
    }

    /** Below the drawing: scales, and what is odd about the amplitudes. */
    List<String> footer() {
        List<String> lines = new ArrayList<>();
        String scales = gains.entrySet().stream().map(EcgText::scale).collect(Collectors.joining(" \u00b7 "));
        lines.add("25 mm/s \u00b7 " + scales + " \u00b7 each lead about its median");
        List<String> uncalibrated = recording.signals().stream()
                .filter(signal -> !signal.calibrated())
                .map(signal -> signal.lead().name())
                .toList();
        if (!uncalibrated.isEmpty()) {
            String which = uncalibrated.size() == recording.signals().size()
                    ? "Amplitudes are"
                    : "Amplitude of " + Svg.shortened(String.join(", ", uncalibrated), LONGEST_NAME) + " is";
            lines.add(which + " not calibrated: the file does not say what one unit is; millivolts are nominal.");
        }
        return lines;
    }

    /** For readers who cannot see the drawing. */
    String title() {
        return "ECG " + name() + ", " + details();
    }

    /** An amplitude with its unit, small voltages in microvolts. */
    static String amplitude(double value, String unit) {
        boolean micro = unit.equals(LeadSignal.MILLIVOLTS) && value < MICROVOLTS_BELOW;
        return plain(micro ? value * 1000 : value) + " " + (micro ? "\u00b5V" : Svg.shortened(unit, 12));
    }

    private static String scale(Map.Entry<String, Double> gain) {
        String unit = Svg.shortened(gain.getKey(), 12);
        return gain.getKey().equals(LeadSignal.MILLIVOLTS)
                ? plain(gain.getValue()) + " mm/mV"
                : "%s mm per %s (no voltage; pulse: %s)"
                        .formatted(plain(gain.getValue()), unit, amplitude(EcgGain.pulse(gain.getValue()), unit));
    }

    private String excerpt() {
        boolean whole = range.from() == 0 && range.to() == recording.length();
        return whole ? "" : ", drawn from %s to %s s".formatted(seconds(range.from()), seconds(range.to()));
    }

    private String seconds(int sample) {
        return Svg.number(sample / recording.samplingRateHz());
    }

    private static List<String> patient(Patient patient) {
        List<String> words = new ArrayList<>();
        if (patient.sex() != Sex.UNKNOWN) {
            words.add(patient.sex().name().toLowerCase(Locale.ROOT));
        }
        patient.ageYears().ifPresent(age -> words.add(Counted.of(age, "year")));
        return words;
    }

    /** Without exponent and without zeros that say nothing. */
    private static String plain(double value) {
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
