package io.heartproof.simulate.rhythm;

import io.heartproof.seed.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Irregularly irregular rhythm of atrial fibrillation: every RR interval is drawn on its own from a log-normal
 * distribution, but not shorter than the atrioventricular node's refractory time.
 *
 * @param meanRr seconds
 * @param variation standard deviation of the logarithm of RR
 */
public record FibrillationRhythm(double meanRr, double variation) implements Rhythm {
    private static final double REFRACTORY_SECONDS = 0.32;

    @Override
    public List<Pulse> pulses(double durationSeconds, SeededRandom random) {
        List<Pulse> pulses = new ArrayList<>();
        double time = -random.uniform(0, meanRr);
        while (time < durationSeconds + meanRr) {
            pulses.add(new Pulse(BeatKind.FIBRILLATION, time));
            time += Math.max(REFRACTORY_SECONDS, meanRr * random.logNormal(variation));
        }
        return pulses;
    }
}
