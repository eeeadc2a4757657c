package io.heartproof.seed;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Derives independent seeds from one, per purpose ({@code "split"}, {@code "order"}) and index (epoch, recording), by the
 * finaliser of SplitMix64 (Steele et al. 2014). The same arguments give the same seed on every machine.
 */
public final class Seeds {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Seeds() {}

    /** The seed of a purpose. */
    public static long derive(long seed, String purpose) {
        CRC32 crc = new CRC32();
        crc.update(purpose.getBytes(StandardCharsets.UTF_8));
        return derive(seed, crc.getValue() << 32 | purpose.length());
    }

    /** The seed of one of many, such as the third epoch. */
    public static long derive(long seed, long index) {
        return mix(mix(seed) + GOLDEN_GAMMA * (index + 1));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
