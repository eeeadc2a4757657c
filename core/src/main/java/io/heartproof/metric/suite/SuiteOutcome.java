package io.heartproof.metric.suite;

import io.heartproof.condition.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * What a suite of attacks found, before figures are made of it. Immutable.
 *
 * @param kind of the noise
 * @param levels rising
 * @param recordings all that are right without noise
 * @param uncalibrated names of those whose amplitudes are not known in volts
 * @param attacks in the order in which they run
 * @param alone the attacks one by one, on some of the recordings
 * @param checks the cross-examination
 * @param remarks what else must be known, such as attacks that were left out, a sentence each
 */
public record SuiteOutcome(
        Kind kind,
        List<Double> levels,
        List<AttackedRecording> recordings,
        List<String> uncalibrated,
        List<AttackEffort> attacks,
        List<AttackAlone> alone,
        List<Check> checks,
        List<String> remarks) {
    public SuiteOutcome {
        levels = List.copyOf(levels);
        recordings = List.copyOf(recordings);
        uncalibrated = List.copyOf(uncalibrated);
        attacks = List.copyOf(attacks);
        alone = List.copyOf(alone);
        checks = List.copyOf(checks);
        remarks = List.copyOf(remarks);
    }

    /** Of recordings that are all calibrated. */
    public SuiteOutcome(
            Kind kind,
            List<Double> levels,
            List<AttackedRecording> recordings,
            List<AttackEffort> attacks,
            List<AttackAlone> alone,
            List<Check> checks,
            List<String> remarks) {
        this(kind, levels, recordings, List.of(), attacks, alone, checks, remarks);
    }

    /** The same, of which these recordings are not calibrated. */
    public SuiteOutcome uncalibrated(List<String> names) {
        return new SuiteOutcome(kind, levels, recordings, names, attacks, alone, checks, remarks);
    }

    /** The same with other findings about its recordings. */
    public SuiteOutcome with(List<AttackedRecording> others) {
        return new SuiteOutcome(kind, levels, others, uncalibrated, attacks, alone, checks, remarks);
    }

    /** The same with a further check. */
    public SuiteOutcome and(Check further) {
        List<Check> all = new ArrayList<>(checks);
        all.add(further);
        return new SuiteOutcome(kind, levels, recordings, uncalibrated, attacks, alone, all, remarks);
    }

    /**
     * One attack alone on a sample of the recordings, at every level.
     *
     * @param recordings positions in {@link SuiteOutcome#recordings}
     * @param sizes of the smallest noise that it found against each, infinite where it found none
     */
    public record AttackAlone(String attack, List<Integer> recordings, List<Double> sizes) {
        public AttackAlone {
            recordings = List.copyOf(recordings);
            sizes = List.copyOf(sizes);
        }
    }
}
