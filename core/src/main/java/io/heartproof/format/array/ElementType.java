package io.heartproof.format.array;

import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the numbers of an array are: IEEE 754 floats or signed whole numbers. */
public enum ElementType {
    FLOAT16("f2", Short.BYTES) {
        @Override
        public double at(ByteBuffer bytes, int place) {
            return FloatingPoint.toFloat(bytes.getShort(place));
        }
    },
    FLOAT32("f4", Float.BYTES) {
        @Override
        public double at(ByteBuffer bytes, int place) {
            return bytes.getFloat(place);
        }
    },
    FLOAT64("f8", Double.BYTES) {
        @Override
        public double at(ByteBuffer bytes, int place) {
            return bytes.getDouble(place);
        }
    },
    INT16("i2", Short.BYTES) {
        @Override
        public double at(ByteBuffer bytes, int place) {
            return bytes.getShort(place);
        }
    },
    INT32("i4", Integer.BYTES) {
        @Override
        public double at(ByteBuffer bytes, int place) {
            return bytes.getInt(place);
        }
    };

    private final String code;
    private final int bytes;

    ElementType(String code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** How many bytes one number has. */
    public int bytes() {
        return bytes;
    }

    /** The number that begins at that byte. */
    public abstract double at(ByteBuffer bytes, int place);

    /** The type that NumPy calls so, without its byte order: {@code f4}. */
    public static Optional<ElementType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** All of them, as messages name them. */
    public static String names() {
        return Arrays.stream(values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
