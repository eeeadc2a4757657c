package io.heartproof.tensor;

import java.nio.ByteBuffer;

/** The number types of safetensors that are read, each to float. Buffers are little-endian. */
enum NumberType {
    F32(4) {
        @Override
        float[] decode(ByteBuffer data) {
            float[] values = new float[data.remaining() / 4];
            data.asFloatBuffer().get(values);
            return values;
        }
    },
    F16(2) {
        @Override
        float[] decode(ByteBuffer data) {
            float[] values = new float[data.remaining() / 2];
            for (int i = 0; i < values.length; i++) {
                values[i] = half(data.getShort(2 * i));
            }
            return values;
        }
    };

    private static final int LARGEST_EXPONENT = 31;

    private final int bytes;

    NumberType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes per value. */
    int bytes() {
        return bytes;
    }

    /** All values from the buffer's begin to its limit. */
    abstract float[] decode(ByteBuffer data);

    /** An IEEE 754 half: sign, 5 bits of exponent, 10 of fraction. Exact, as every half is a float. */
    private static float half(short bits) {
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude;
        if (exponent == 0) {
            magnitude = fraction * 0x1p-24f;
        } else if (exponent == LARGEST_EXPONENT) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            magnitude = Math.scalb(1 + fraction / 1024f, exponent - 15);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
