package io.heartproof.process.heartbeat;

import io.heartproof.problem.BadUsage;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Where rank 0 listens for heartbeats, and what to say there, so that a stranger's connection does not count. Immutable.
 *
 * @param port 1 to 65535
 */
record Invitation(int port, UUID secret) {
    private static final int BYTES = Integer.BYTES + 2 * Long.BYTES;

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putInt(port)
                .putLong(secret.getMostSignificantBits())
                .putLong(secret.getLeastSignificantBits())
                .array();
    }

    static Invitation of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw BadUsage.expected("heartbeats", BYTES + " bytes from rank 0, of the same version", bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Invitation(buffer.getInt(), new UUID(buffer.getLong(), buffer.getLong()));
    }
}
