package io.heartproof.attack.shaped;

import io.heartproof.attack.Victims;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.disturbance.Disturbance;
import io.heartproof.seed.SeededRandom;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * What a disturbance adds to victims. Leads stand in the network's amplitudes: what they were in millivolts is not known any
 * more, so a disturbance by a ratio to the signal measures it there. Immutable; makes tensors in the current scope.
 *
 * @param values those of the victims, (N, L, T), row-major
 * @param mask (N, T), one stretch of 1 in each row
 */
@SuppressWarnings("ArrayRecordComponent") // made for one attack, compared by nobody
record DisturbedRecordings(Victims victims, float[] values, float[] mask) {
    private static final String DRAWS = "disturbance";

    static DisturbedRecordings of(Victims victims) {
        return new DisturbedRecordings(victims, Tensors.toFloats(victims.values()), Tensors.toFloats(victims.mask()));
    }

    /** The recordings under the disturbance's draw of that number, less the recordings: (N, L, T). */
    Tensor change(Disturbance disturbance, long number) {
        float[] changes = new float[values.length];
        for (int n = 0; n < victims.count(); n++) {
            long seed = Seeds.derive(Seeds.derive(victims.seeds()[n], DRAWS), number);
            float[][] clean = leads(n);
            PreparedRecording recording = new PreparedRecording(Integer.toString(n), clean, ones(), List.of());
            write(disturbance.apply(recording, SeededRandom.of(seed)).leads(), clean, changes, start(n, 0));
        }
        Tensor change = Tensors.of(changes, Device.CPU, Tensors.shape(victims.values()));
        return Tensors.like(victims.values(), change);
    }

    private float[][] leads(int recording) {
        int samples = 0;
        for (int t = 0; t < length(); t++) {
            samples += mask[recording * length() + t] > 0 ? 1 : 0;
        }
        float[][] leads = new float[leadCount()][];
        for (int lead = 0; lead < leads.length; lead++) {
            int from = start(recording, lead);
            leads[lead] = Arrays.copyOfRange(values, from, from + samples);
        }
        return leads;
    }

    private void write(float[][] disturbed, float[][] clean, float[] changes, int from) {
        for (int lead = 0; lead < clean.length; lead++) {
            for (int t = 0; t < clean[lead].length; t++) {
                changes[from + lead * length() + t] = disturbed[lead][t] - clean[lead][t];
            }
        }
    }

    /** Where the signal of a lead begins among all values. */
    private int start(int recording, int lead) {
        int first = 0;
        while (mask[recording * length() + first] == 0) {
            first++;
        }
        return (recording * leadCount() + lead) * length() + first;
    }

    /** 1.0 in each lead, in no unit. */
    private List<LeadScale> ones() {
        return Collections.nCopies(leadCount(), new LeadScale(1, Optional.empty()));
    }

    private int leadCount() {
        return Math.toIntExact(victims.values().size(1));
    }

    private int length() {
        return Math.toIntExact(victims.values().size(2));
    }
}
