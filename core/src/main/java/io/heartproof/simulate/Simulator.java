package io.heartproof.simulate;

import io.heartproof.label.Label;
import io.heartproof.problem.BadUsage;
import io.heartproof.seed.SeededRandom;
import io.heartproof.seed.Seeds;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Sex;
import io.heartproof.signal.Source;
import io.heartproof.simulate.dipole.Background;
import io.heartproof.simulate.dipole.DipoleSignal;
import io.heartproof.simulate.dipole.Torso;
import io.heartproof.simulate.rhythm.Pulse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Simulates 12-lead ECGs of the nine CPSC2018 classes: a moving dipole made of Gaussian waves (McSharry et al. 2003,
 * Sameni et al. 2007), projected to the leads by the Dower matrix, with realistic background noise.
 *
 * <p>A recording depends only on seed, settings, label and index, and is the same on every machine and Java version.
 * Random numbers: {@link SeededRandom} (xoshiro256++). Safe for use by several threads.
 */
public final class Simulator {
    private final long seed;
    private final SimulatorSettings settings;

    /** Recordings like those of CPSC2018: 500 Hz, 6 to 60 s. */
    public Simulator(long seed) {
        this(seed, SimulatorSettings.CPSC2018);
    }

    public Simulator(long seed, SimulatorSettings settings) {
        this.seed = seed;
        this.settings = settings;
    }

    /**
     * One recording, named {@code S00001} for index 1.
     *
     * @param label of {@link io.heartproof.label.LabelSet#CPSC2018}, or another with a name from it
     * @param index not negative; another index is another patient
     * @throws BadUsage for another label, or a negative index
     */
    public SimulatedRecording simulate(Label label, int index) {
        SimulatedDiagnosis condition = SimulatedDiagnosis.of(label);
        if (index < 0) {
            throw new BadUsage("the index of a simulated recording must not be negative, got " + index);
        }
        SeededRandom random = stream(condition, index, "heart");
        Patient patient = patient(random);
        Heart heart = new HeartSource(Constitution.draw(patient, random), random).draw(condition);
        double rate = settings.samplingRateHz();
        int length = (int) Math.round(settings.lengths().draw(random) * rate);
        Torso torso = Torso.draw(random);

        DipoleSignal dipole = new DipoleSignal(length, rate);
        List<Beat> beats = beat(heart, dipole, stream(condition, index, "rhythm"));
        SeededRandom disturbance = stream(condition, index, "noise");
        Background background = Background.draw(heart.respirationHz(), settings.noiseFactor(), disturbance);
        List<LeadSignal> leads = torso.leads(dipole, background, disturbance);
        Recording recording = new Recording(
                String.format(Locale.ROOT, "S%05d", index),
                rate,
                leads,
                patient,
                List.of(condition.code()),
                Source.of("simulated").bySimulator());
        return new SimulatedRecording(recording, label, beats);
    }

    private SeededRandom stream(SimulatedDiagnosis condition, int index, String purpose) {
        long recording = Seeds.derive(Seeds.derive(seed, condition.code()), index);
        return SeededRandom.of(Seeds.derive(recording, purpose));
    }

    private static Patient patient(SeededRandom random) {
        int age = (int) random.normalWithin(60, 17, 18, 95);
        return new Patient(OptionalInt.of(age), random.chance(0.46) ? Sex.FEMALE : Sex.MALE);
    }

    private static List<Beat> beat(Heart heart, DipoleSignal dipole, SeededRandom random) {
        double duration = dipole.length() / dipole.samplingRateHz();
        List<Beat> beats = new ArrayList<>();
        for (Pulse pulse : heart.rhythm().pulses(duration, random)) {
            double breath = StrictMath.sin(2 * StrictMath.PI * heart.respirationHz() * pulse.seconds());
            double gain = 1 + 0.03 * breath + random.normal(0, 0.015);
            Beat beat = heart.form(pulse.kind()).addTo(dipole, pulse, heart.meanRr(), gain);
            if (beat.onset() >= 0 && beat.t().offset() < dipole.length()) {
                beats.add(beat);
            }
        }
        heart.fibrillation().ifPresent(waves -> waves.addTo(dipole, random));
        return beats;
    }
}
