package io.heartproof.format.dicom;

import java.util.Locale;
import java.util.Set;

/** The elements that an ECG needs: group in the upper, element in the lower 16 bits. All others are passed over. */
final class Tag {
    static final int TRANSFER_SYNTAX = 0x0002_0010;
    static final int SOP_CLASS = 0x0008_0016;
    static final int CHARACTER_SET = 0x0008_0005;
    static final int STUDY_DATE = 0x0008_0020;
    static final int CODE_VALUE = 0x0008_0100;
    static final int CODE_SCHEME = 0x0008_0102;
    static final int CODE_MEANING = 0x0008_0104;
    static final int LONG_CODE_VALUE = 0x0008_0119;
    static final int PATIENT_NAME = 0x0010_0010;
    static final int PATIENT_ID = 0x0010_0020;
    static final int BIRTH_DATE = 0x0010_0030;
    static final int SEX = 0x0010_0040;
    static final int AGE = 0x0010_1010;
    static final int GROUP_TIME_OFFSET = 0x0018_1068;
    static final int ORIGINALITY = 0x003a_0004;
    static final int CHANNELS = 0x003a_0005;
    static final int SAMPLES = 0x003a_0010;
    static final int FREQUENCY = 0x003a_001a;
    static final int GROUP_LABEL = 0x003a_0020;
    static final int CHANNEL_DEFINITIONS = 0x003a_0200;
    static final int CHANNEL_LABEL = 0x003a_0203;
    static final int CHANNEL_STATUS = 0x003a_0205;
    static final int CHANNEL_SOURCE = 0x003a_0208;
    static final int SOURCE_MODIFIERS = 0x003a_0209;
    static final int SENSITIVITY = 0x003a_0210;
    static final int SENSITIVITY_UNITS = 0x003a_0211;
    static final int CORRECTION = 0x003a_0212;
    static final int BASELINE = 0x003a_0213;
    static final int TIME_SKEW = 0x003a_0214;
    static final int SAMPLE_SKEW = 0x003a_0215;
    static final int CHANNEL_OFFSET = 0x003a_0218;
    static final int BITS_STORED = 0x003a_021a;
    static final int WAVEFORMS = 0x5400_0100;
    static final int BITS_ALLOCATED = 0x5400_1004;
    static final int INTERPRETATION = 0x5400_1006;
    static final int PADDING = 0x5400_100a;
    static final int DATA = 0x5400_1010;

    static final int ITEM = 0xfffe_e000;
    static final int END_OF_ITEM = 0xfffe_e00d;
    static final int END_OF_SEQUENCE = 0xfffe_e0dd;

    private static final Set<Integer> SEQUENCES =
            Set.of(WAVEFORMS, CHANNEL_DEFINITIONS, CHANNEL_SOURCE, SOURCE_MODIFIERS, SENSITIVITY_UNITS);

    private static final Set<Integer> VALUES = Set.of(
            TRANSFER_SYNTAX,
            SOP_CLASS,
            CHARACTER_SET,
            STUDY_DATE,
            CODE_VALUE,
            CODE_SCHEME,
            CODE_MEANING,
            LONG_CODE_VALUE,
            PATIENT_NAME,
            PATIENT_ID,
            BIRTH_DATE,
            SEX,
            AGE,
            GROUP_TIME_OFFSET,
            ORIGINALITY,
            CHANNELS,
            SAMPLES,
            FREQUENCY,
            GROUP_LABEL,
            CHANNEL_LABEL,
            CHANNEL_STATUS,
            SENSITIVITY,
            CORRECTION,
            BASELINE,
            TIME_SKEW,
            SAMPLE_SKEW,
            CHANNEL_OFFSET,
            BITS_STORED,
            BITS_ALLOCATED,
            INTERPRETATION,
            PADDING,
            DATA);

    private Tag() {}

    static boolean isWantedSequence(int tag) {
        return SEQUENCES.contains(tag);
    }

    static boolean isWantedValue(int tag) {
        return VALUES.contains(tag);
    }

    static String text(int tag) {
        return String.format(Locale.ROOT, "(%04x,%04x)", tag >>> 16, tag & 0xffff);
    }
}
