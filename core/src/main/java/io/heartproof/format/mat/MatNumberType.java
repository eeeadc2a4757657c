package io.heartproof.format.mat;

import io.heartproof.problem.BadData;
import java.nio.ByteBuffer;

/** The number types that MATLAB v5 stores elements in, whatever the array's class is. */
enum MatNumberType {
    INT8(1, 1) {
        @Override
        double next(ByteBuffer in) {
            return in.get();
        }
    },
    UINT8(2, 1) {
        @Override
        double next(ByteBuffer in) {
            return in.get() & 0xff;
        }
    },
    INT16(3, 2) {
        @Override
        double next(ByteBuffer in) {
            return in.getShort();
        }
    },
    UINT16(4, 2) {
        @Override
        double next(ByteBuffer in) {
            return in.getShort() & 0xffff;
        }
    },
    INT32(5, 4) {
        @Override
        double next(ByteBuffer in) {
            return in.getInt();
        }
    },
    UINT32(6, 4) {
        @Override
        double next(ByteBuffer in) {
            return Integer.toUnsignedLong(in.getInt());
        }
    },
    SINGLE(7, 4) {
        @Override
        double next(ByteBuffer in) {
            return in.getFloat();
        }
    },
    DOUBLE(9, 8) {
        @Override
        double next(ByteBuffer in) {
            return in.getDouble();
        }
    };

    private final int number;
    private final int bytes;

    MatNumberType(int number, int bytes) {
        this.number = number;
        this.bytes = bytes;
    }

    static MatNumberType of(String where, int number) {
        for (MatNumberType type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        throw new BadData(where, "expected numbers of a type from 1 to 7 or 9, got type " + number);
    }

    /** Bytes of one number. */
    int bytes() {
        return bytes;
    }

    abstract double next(ByteBuffer in);
}
