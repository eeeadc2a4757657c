package io.heartproof.disturbance;

import io.heartproof.contract.Prepared;
import io.heartproof.contract.PreparedRecording;

/**
 * Two recordings in one, as mixup has it (Zhang et al. 2018, arXiv 1710.09412), made each time it is read:
 *
 * <pre>{@code
 * y(t) = share x(t) + (1 - share) o(t mod T_o)
 * }</pre>
 *
 * It has the length, the name and the units of the first; the other begins again where it ends. Immutable.
 *
 * @param first x
 * @param other o, with the same leads
 * @param share of the first, in [0, 1]
 */
public record Mixed(Prepared first, Prepared other, double share) implements Prepared {
    @Override
    public String recording() {
        return first.recording();
    }

    @Override
    public int length() {
        return first.length();
    }

    @Override
    public PreparedRecording read() {
        PreparedRecording own = first.read();
        float[][] others = other.read().leads();
        float[][] leads = new float[own.leads().length][own.length()];
        for (int lead = 0; lead < leads.length; lead++) {
            for (int t = 0; t < leads[lead].length; t++) {
                float of = others[lead][t % others[lead].length];
                leads[lead][t] = (float) (share * own.leads()[lead][t] + (1 - share) * of);
            }
        }
        return new PreparedRecording(own.recording(), leads, own.scales(), own.notes());
    }
}
