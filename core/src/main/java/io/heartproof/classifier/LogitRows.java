package io.heartproof.classifier;

import io.heartproof.classifier.Dealing.ResultForm;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** How the logits of a batch travel: the number of classes, then row by row. */
final class LogitRows {
    static final ResultForm<float[][]> FORM = new ResultForm<>(LogitRows::write, LogitRows::read);

    private LogitRows() {}

    private static byte[] write(float[][] rows) {
        int classes = rows.length == 0 ? 0 : rows[0].length;
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + rows.length * classes * Float.BYTES)
                .putInt(classes);
        FloatBuffer logits = bytes.asFloatBuffer();
        for (float[] row : rows) {
            logits.put(row);
        }
        return bytes.array();
    }

    private static float[][] read(byte[] written) {
        ByteBuffer bytes = ByteBuffer.wrap(written);
        int classes = bytes.getInt();
        FloatBuffer logits = bytes.asFloatBuffer();
        float[][] rows = new float[classes == 0 ? 0 : logits.remaining() / classes][classes];
        for (float[] row : rows) {
            logits.get(row);
        }
        return rows;
    }
}
