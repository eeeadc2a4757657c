package io.heartproof.simulate;

import io.heartproof.simulate.dipole.FibrillatoryWaves;
import io.heartproof.simulate.rhythm.BeatKind;
import io.heartproof.simulate.rhythm.Rhythm;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One patient's heart.
 *
 * @param meanRr seconds
 * @param forms of every kind of beat that the rhythm can give
 * @param fibrillation f waves between the beats
 * @param respirationHz breathing rate, which modulates amplitudes
 */
record Heart(
        Rhythm rhythm,
        double meanRr,
        Map<BeatKind, BeatForm> forms,
        Optional<FibrillatoryWaves> fibrillation,
        double respirationHz) {
    BeatForm form(BeatKind kind) {
        return Objects.requireNonNull(forms.get(kind), kind::name);
    }
}
