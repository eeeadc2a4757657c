package io.heartproof.format.dicom;

import io.heartproof.problem.BadData;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How the samples of a group are stored: linear whole numbers of 8, 16 or 32 bits, with or without a sign.
 *
 * @param padding the code that stands for no sample, if any
 * @param smallest that a channel's Bits Stored leave room for
 * @param largest that they leave room for
 */
record SampleCode(SampleStorage storage, OptionalLong padding, long smallest, long largest) {
    /** The values of Waveform Sample Interpretation that are linear. */
    enum SampleStorage {
        SB(1),
        UB(1),
        SS(2),
        US(2),
        SL(4),
        UL(4);

        private final int bytes;

        SampleStorage(int bytes) {
            this.bytes = bytes;
        }

        private boolean isSigned() {
            return name().startsWith("S");
        }

        long next(ByteBuffer in) {
            return switch (this) {
                case SB -> in.get();
                case UB -> in.get() & 0xff;
                case SS -> in.getShort();
                case US -> in.getShort() & 0xffff;
                case SL -> in.getInt();
                case UL -> in.getInt() & 0xffff_ffffL;
            };
        }
    }

    /** @param bitsStored of each channel; codes beyond what so many bits hold are refused */
    static SampleCode of(DicomSet group, long bitsStored) {
        String name = group.text(Tag.INTERPRETATION);
        long bits = group.unsigned(Tag.BITS_ALLOCATED);
        for (SampleStorage storage : SampleStorage.values()) {
            if (storage.name().equals(name) && storage.bytes * 8L == bits) {
                ByteBuffer padding = group.bytes(Tag.PADDING);
                OptionalLong none = padding.remaining() >= storage.bytes
                        ? OptionalLong.of(storage.next(padding))
                        : OptionalLong.empty();
                long magnitudes = 1L << (storage.isSigned() ? bitsStored - 1 : bitsStored);
                return new SampleCode(storage, none, storage.isSigned() ? -magnitudes : 0, magnitudes - 1);
            }
        }
        throw new BadData(
                group.where(),
                String.format(
                        Locale.ROOT,
                        "samples must be SB or UB of 8, SS or US of 16, SL or UL of 32 bits, got %s of %d",
                        name,
                        bits));
    }

    int bytes() {
        return storage.bytes;
    }

    long next(ByteBuffer in) {
        return storage.next(in);
    }

    /** Whether the bits that are stored hold it. */
    boolean holds(long code) {
        return code >= smallest && code <= largest;
    }

    boolean isPadding(long code) {
        return padding.isPresent() && padding.getAsLong() == code;
    }
}
