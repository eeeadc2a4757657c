package io.heartproof.simulate.rhythm;

import io.heartproof.seed.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Sinus rhythm with premature beats, at least one of them whole and with its pause within the first ten seconds.
 *
 * <p>A premature ventricular beat leaves the sinus node alone: the node's next beat is lost, the one after it comes on
 * time (full compensatory pause). A premature atrial beat resets the node: the next beat follows it after one cycle or
 * slightly more (incomplete pause).
 *
 * @param kind {@link BeatKind#PREMATURE_ATRIAL} or {@link BeatKind#PREMATURE_VENTRICULAR}
 * @param coupling premature beat's distance from the beat before, as a share of the expected RR interval
 * @param probability that a sinus beat is followed by a premature one
 */
public record EctopicRhythm(SinusRhythm sinus, BeatKind kind, double coupling, double probability) implements Rhythm {
    /** The first premature beat is whole, with its pause, within this time. */
    private static final double CERTAIN_SECONDS = 10;
    /** Before it, so that it has a beat before. */
    private static final double EARLIEST_SECONDS = 1.2;
    /** What the beat before it, it and its pause can need, in mean cycles. */
    private static final double CYCLES = 3.2;

    private static final double SHORTEST_COUPLING_SECONDS = 0.38;
    private static final double LATEST_COUPLING = 0.82;

    @Override
    public List<Pulse> pulses(double durationSeconds, SeededRandom random) {
        SinusRhythm.Tachogram tachogram = sinus.tachogram(random);
        List<Pulse> pulses = new ArrayList<>();
        double certain = certainAt(durationSeconds, random);
        double time = -random.uniform(0, sinus.meanRr());
        while (time < durationSeconds + sinus.meanRr()) {
            pulses.add(new Pulse(BeatKind.SINUS, time));
            double interval = tachogram.interval(time);
            boolean due = time >= certain;
            if (due || random.chance(probability)) {
                certain = due ? Double.POSITIVE_INFINITY : certain;
                double early = time + interval * earliness(interval, random);
                pulses.add(new Pulse(kind, early));
                time = next(time + interval, early, tachogram, random);
            } else {
                time += interval;
            }
        }
        return pulses;
    }

    /** The first sinus beat from this time on is followed by a premature one for certain. */
    private double certainAt(double durationSeconds, SeededRandom random) {
        double latest = Math.min(durationSeconds, CERTAIN_SECONDS) - CYCLES * sinus.meanRr();
        return random.uniform(Math.min(EARLIEST_SECONDS, latest), latest);
    }

    private double earliness(double interval, SeededRandom random) {
        double drawn = coupling + random.normal(0, 0.015);
        return Math.min(LATEST_COUPLING, Math.max(SHORTEST_COUPLING_SECONDS / interval, drawn));
    }

    private double next(double expected, double early, SinusRhythm.Tachogram tachogram, SeededRandom random) {
        return kind == BeatKind.PREMATURE_VENTRICULAR
                ? expected + tachogram.interval(expected)
                : early + tachogram.interval(early) * random.uniform(1.0, 1.08);
    }
}
