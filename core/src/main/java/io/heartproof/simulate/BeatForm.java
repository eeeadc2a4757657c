package io.heartproof.simulate;

import io.heartproof.simulate.dipole.Dipole;
import io.heartproof.simulate.dipole.DipoleSignal;
import io.heartproof.simulate.dipole.Wave;
import io.heartproof.simulate.rhythm.Pulse;
import java.util.Optional;

/**
 * What one kind of beat of one patient looks like.
 *
 * @param p empty if none precedes the QRS complex
 * @param st dipole of the ST segment, from the J point into the T wave
 * @param seconds how long the waves last
 */
record BeatForm(Optional<Wave> p, Wave qrs, Dipole st, Wave t, Intervals seconds) {
    private static final double T_SHARE_OF_QT = 0.45;
    private static final double ST_END_IN_T = 0.42;
    private static final double ST_WIDTH_SECONDS = 0.016;
    private static final double ST_START_SECONDS = -0.012;

    BeatForm withoutP() {
        return new BeatForm(Optional.empty(), qrs, st, t, seconds);
    }

    BeatForm withP(Wave other) {
        return new BeatForm(Optional.of(other), qrs, st, t, seconds);
    }

    BeatForm withSt(Dipole other) {
        return new BeatForm(p, qrs, other, t, seconds);
    }

    BeatForm withT(Wave other) {
        return new BeatForm(p, qrs, st, other, seconds);
    }

    BeatForm withSeconds(Intervals other) {
        return new BeatForm(p, qrs, st, t, other);
    }

    /**
     * Draws one beat.
     *
     * @param meanRr seconds, for the QT interval
     * @param gain factor on every amplitude of this beat
     * @return where its waves are, whether or not they lie inside the signal
     */
    Beat addTo(DipoleSignal signal, Pulse pulse, double meanRr, double gain) {
        double onset = pulse.seconds();
        double qrsOffset = onset + seconds.qrs();
        double qt = seconds.qt(meanRr);
        double tDuration = T_SHARE_OF_QT * qt;
        double tOnset = onset + qt - tDuration;
        addSt(signal, qrsOffset, tOnset + ST_END_IN_T * tDuration - qrsOffset, gain);
        return new Beat(
                pulse.kind(),
                p.map(wave -> add(signal, wave.scaled(gain), onset - seconds.pr(), seconds.p())),
                add(signal, qrs.scaled(gain), onset, seconds.qrs()),
                add(signal, t.scaled(gain), tOnset, tDuration));
    }

    private void addSt(DipoleSignal signal, double onset, double duration, double gain) {
        if (duration > 0) {
            Wave segment = Wave.plateau(ST_START_SECONDS / duration, 1, ST_WIDTH_SECONDS / duration, st.times(gain));
            signal.add(segment, onset, duration);
        }
    }

    private static Beat.Span add(DipoleSignal signal, Wave wave, double onset, double duration) {
        signal.add(wave, onset, duration);
        int first = sample(signal, onset);
        int peak = sample(signal, onset + wave.peak() * duration);
        return new Beat.Span(first, peak, sample(signal, onset + duration));
    }

    private static int sample(DipoleSignal signal, double seconds) {
        return (int) Math.round(seconds * signal.samplingRateHz());
    }
}
