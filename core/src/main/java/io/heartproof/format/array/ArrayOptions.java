package io.heartproof.format.array;

import io.heartproof.problem.BadUsage;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the user says about arrays of recordings (npy, HDF5), which hold numbers and nothing else. Immutable.
 *
 * @param leadOrder the names of the leads, in the order of the array; empty where the user does not say
 * @param unit of the amplitudes, such as {@code mV}; {@link #UNKNOWN_UNIT} where nobody knows it
 * @param signalsKey the HDF5 data set with the signals
 * @param namesKey the HDF5 data set with the recordings' names
 */
public record ArrayOptions(List<String> leadOrder, Optional<String> unit, String signalsKey, String namesKey) {
    /** The unit of amplitudes that nobody knows: they are nominal millivolts and not calibrated. */
    public static final String UNKNOWN_UNIT = "unknown";

    /** What the HDF5 data set with the signals is called in CODE-15. */
    public static final String SIGNALS = "tracings";

    /** The same for the names. */
    public static final String NAMES = "exam_id";

    /** The user says nothing. */
    public static final ArrayOptions NONE = new ArrayOptions(List.of(), Optional.empty(), SIGNALS, NAMES);

    public ArrayOptions {
        leadOrder = leadOrder.stream().map(String::strip).toList();
        if (leadOrder.contains("")) {
            throw BadUsage.expected(
                    "the order of leads (--lead-order, reading.leadOrder)", "a name for each lead", leadOrder);
        }
        if (new HashSet<>(leadOrder).size() < leadOrder.size()) {
            throw BadUsage.expected(
                    "the order of leads (--lead-order, reading.leadOrder)", "every name once", leadOrder);
        }
        if (unit.isPresent() && unit.get().isBlank()) {
            throw BadUsage.expected(
                    "the unit (--unit, reading.unit)", "a unit such as mV, or " + UNKNOWN_UNIT, "'" + unit.get() + "'");
        }
    }

    /** Whether the user says nothing. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** Whether the user says that nobody knows the unit. */
    public boolean isUnitUnknown() {
        return unit.map(name -> name.toLowerCase(Locale.ROOT).equals(UNKNOWN_UNIT))
                .orElse(false);
    }

    /** All of it as one text: the same for options that give the same samples and names. */
    public String text() {
        return "leads " + leadOrder + " in " + unit.orElse("no unit") + " of " + signalsKey + " by " + namesKey;
    }
}
