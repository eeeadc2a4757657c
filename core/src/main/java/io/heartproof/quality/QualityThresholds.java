package io.heartproof.quality;

import io.heartproof.signal.Lead;

/**
 * The limits of a quality gate. Shares are of all samples of a lead. Immutable.
 *
 * <p>Sources: <br>
 * Langley et al., An algorithm for assessment of quality of ECGs acquired via mobile telephones, Computing in Cardiology 2011
 * (flat line, saturation, low and high amplitude); <br>
 * Li, Mark, Clifford, Robust heart rate estimation from multiple asynchronous noisy sources, Physiol. Meas. 29 (2008) 15-32,
 * and Clifford et al., Signal quality indices and data fusion, Physiol. Meas. 33 (2012) 1419-1433 (pSQI, basSQI, kSQI,
 * stretches of 5 to 10 s); Zhao, Zhang, SQI quality evaluation mechanism of single-lead ECG signal, Front. Physiol. 9 (2018)
 * 727 (pSQI below 0.4 and kSQI below 5 disqualify); <br>
 * IEC 60601-2-25:2011 (30 uV of own noise, an input range of 5 mV, 300 mV of offset between electrodes); <br>
 * Batchvarov, Malik, Camm, Incorrect electrode cable connection during electrocardiographic recording, Europace 9 (2007)
 * 1081-1090 (I opposite to V6; an almost flat line in I, II or III); <br>
 * Jekova et al., Inter-lead correlation analysis for automated detection of cable reversals in 12/16-lead ECG, Comput.
 * Methods Programs Biomed. 134 (2016) 31-41 (correlation between leads).
 *
 * <p>The indices are those of the sources. {@link #STANDARD} says which limits are our own. They were chosen so that the
 * verdict agrees with that of people and hardly any recording of a curated data set is refused; {@code docs/quality.md} has the
 * measurements.
 *
 * @param shortestSeconds a shorter recording is too short
 * @param samples rules on single samples, for every unit
 * @param amplitude rules on millivolts, for calibrated leads only
 * @param noise rules on the spectrum
 * @param limbs rules on the limb leads
 */
public record QualityThresholds(
        double shortestSeconds, Samples samples, Amplitude amplitude, NoiseLimits noise, Limbs limbs) {
    /**
     * 5 s, the shortest stretch that the indices are published for. A limb lead flat for a tenth of the time, a lead clipped for
     * a fiftieth: 1 s and 200 ms of a recording of 10 s. pSQI 0.4 and kSQI 5 are published limits; the other limits for
     * noise, and those for chest leads and limbs, are our own.
     */
    public static final QualityThresholds STANDARD = new QualityThresholds(
            5,
            new Samples(0.05, new PerLead(0.1, 0.25), 0.02, 0.5),
            new Amplitude(0.03, 5, new PerLead(5, 10), new PerLead(0.2, 0.85), 300),
            new NoiseLimits(new Index(0.25, 0.4, 8), new Index(0.05, 0.4, 5), 1.5, 0.9),
            new Limbs(-0.5, -0.95, 0.8, 0.15, 0.02, 0.2));

    /**
     * A limit for the limb leads and one for the chest leads. Every lead uses the limbs' electrodes, so a fault of one of
     * them spoils all leads. People still read a recording in which a chest lead comes and goes.
     *
     * @param limb for I, II, III, aVR, aVL and aVF
     * @param chest for V1 to V6
     */
    public record PerLead(double limb, double chest) {
        double of(Lead lead) {
            return LimbRelations.LIMBS.contains(lead) ? limb : chest;
        }
    }

    /**
     * Rules on single samples.
     *
     * @param invalid largest share that may be marked invalid
     * @param flat largest share in stretches of at least a second without change
     * @param clipped largest share that is cut off at the largest or smallest value, in stretches of at least 8 ms
     * @param rail from this share on, the amplifier is at its rail and the electrode is off
     */
    public record Samples(double invalid, PerLead flat, double clipped, double rail) {}

    /**
     * Rules on amplitudes, mV.
     *
     * @param silence a lead whose range is not larger is flat
     * @param inputRange of an amplifier: a lead that stays so far from zero is at its rail
     * @param deflection largest range within a second that an ECG is expected to have
     * @param wild largest share of seconds that reach over a larger range, or lie further than it from the others
     * @param offset a lead whose mean is further from zero has no electrode
     */
    public record Amplitude(double silence, double inputRange, PerLead deflection, PerLead wild, double offset) {}

    /**
     * Rules on the spectrum, for medians over stretches of 5 s.
     *
     * <pre>{@code
     * pSQI = P(5-15 Hz) / P(5-40 Hz)   basSQI = P(1-40 Hz) / P(0-40 Hz)   kSQI = kurtosis of 1-40 Hz
     * }</pre>
     *
     * @param pSqi below, muscle noise or hum outweighs QRS complexes
     * @param basSqi below, wander is nearly all there is
     * @param fine largest power above about 50 Hz, as a multiple of P(5-40 Hz)
     * @param hum from this share of a noisy lead's power on that is hum of the mains, its electrode is off
     */
    public record NoiseLimits(Index pSqi, Index basSqi, double fine, double hum) {}

    /**
     * The limits of one index.
     *
     * @param smallest smallest value of any lead
     * @param withoutPeaks smallest value of a lead in which nothing stands out as QRS complexes do
     * @param peaks the kSQI below which nothing stands out
     */
    public record Index(double smallest, double withoutPeaks, double peaks) {}

    /**
     * Rules on the limb leads.
     *
     * @param turnedOver smallest correlation of I and V6: below, the arms may be interchanged
     * @param surelyTurnedOver below this, and with aVR upright, they are
     * @param upright the correlation of aVR and V6 above which aVR is upright
     * @param share smallest RMS of I, II or III as a share of the largest of the three: below, a limb's electrode may be
     *     interchanged with that of the right leg
     * @param surelyNothing below this share it is
     * @param disagreement largest deviation from Einthoven's and Goldberger's relations, as a share of the largest limb lead's
     *     standard deviation
     */
    public record Limbs(
            double turnedOver,
            double surelyTurnedOver,
            double upright,
            double share,
            double surelyNothing,
            double disagreement) {}
}
