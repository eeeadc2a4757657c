package io.heartproof.quality;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.List;

/** What can be wrong with a lead, or with a recording as a whole. */
public enum DefectKind {
    /** The lead is not in the file and does not follow from others. */
    MISSING("missing"),
    /** Too many of the lead's samples are marked invalid. */
    INVALID("invalid"),
    /** The lead does not change, or less than an amplifier's own noise. */
    FLAT("flat"),
    /** The lead's peaks are cut off at a fixed value. */
    CLIPPED("clipped"),
    /** The lead's electrode is off: its amplifier is at the rail, or hears the mains alone. */
    DISCONNECTED("disconnected"),
    /** Noise covers the ECG. */
    NOISY("noisy"),

    /** The recording is too short. */
    TOO_SHORT("tooShort"),
    /** The recording has too few samples per second. */
    TOO_COARSE("tooCoarse"),
    /** Electrodes of the limbs look interchanged. */
    LIMBS_SWAPPED("limbsSwapped"),
    /** The limb leads contradict one another: leads are misnamed, or were not recorded at the same time. */
    LIMBS_INCONSISTENT("limbsInconsistent");

    /** What can be wrong with a single lead. */
    public static final List<DefectKind> OF_LEADS = List.copyOf(EnumSet.range(MISSING, NOISY));

    /** What can be wrong with a recording as a whole. */
    public static final List<DefectKind> OF_RECORDINGS = List.copyOf(EnumSet.range(TOO_SHORT, LIMBS_INCONSISTENT));

    private final String code;

    DefectKind(String code) {
        this.code = code;
    }

    /** The name in files and answers, such as {@code limbsSwapped}. */
    @JsonValue
    public String code() {
        return code;
    }
}
