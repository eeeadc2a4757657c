package io.heartproof.prepared;

import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PreparedRecording;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One recording, or the reason why there is none, as the bytes of a {@link PreparedFile}:
 *
 * <pre>
 * recording  L t samples (lead by lead), L amplitudes, its name, L units, number of notes, the notes
 * reason     one text
 * </pre>
 *
 * Amplitude and unit of a lead are its {@link LeadScale}; the unit is empty where it is not known. Samples and amplitudes are
 * float32, numbers int32, texts UTF-8 after their number of bytes; all big-endian.
 */
final class PreparedBlock {
    private PreparedBlock() {}

    static byte[] of(PreparedRecording recording) {
        List<byte[]> texts = new ArrayList<>();
        texts.add(utf8(recording.recording()));
        recording.scales().forEach(scale -> texts.add(utf8(scale.unit().orElse(""))));
        List<byte[]> notes = recording.notes().stream().map(PreparedBlock::utf8).toList();
        int floats = (recording.length() + 1) * recording.leads().length;
        ByteBuffer block = ByteBuffer.allocate(Float.BYTES * floats + size(texts) + Integer.BYTES + size(notes));
        FloatBuffer samples = block.asFloatBuffer();
        for (float[] lead : recording.leads()) {
            samples.put(lead);
        }
        recording.scales().forEach(scale -> samples.put(scale.amplitude()));
        block.position(Float.BYTES * floats);
        texts.forEach(text -> put(block, text));
        block.putInt(notes.size());
        notes.forEach(note -> put(block, note));
        return block.array();
    }

    private static int size(List<byte[]> texts) {
        return texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
    }

    static byte[] ofReason(String reason) {
        byte[] text = utf8(reason);
        ByteBuffer block = ByteBuffer.allocate(Integer.BYTES + text.length);
        put(block, text);
        return block.array();
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws BufferUnderflowException where the block is too short for what it says
     */
    static PreparedRecording recording(ByteBuffer block, int leads, int length) {
        FloatBuffer values = block.asFloatBuffer();
        float[][] samples = new float[leads][length];
        for (float[] lead : samples) {
            values.get(lead);
        }
        float[] amplitudes = new float[leads];
        values.get(amplitudes);
        block.position(Float.BYTES * values.position());
        String name = text(block);
        List<LeadScale> scales = new ArrayList<>();
        for (float amplitude : amplitudes) {
            scales.add(new LeadScale(amplitude, Optional.of(text(block))));
        }
        List<String> notes = new ArrayList<>();
        for (int left = block.getInt(); left > 0; left--) {
            notes.add(text(block));
        }
        return new PreparedRecording(name, samples, scales, notes);
    }

    /** Reads what {@link #ofReason} wrote; throws as {@link #recording} does. */
    static String reason(ByteBuffer block) {
        return text(block);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ByteBuffer block, byte[] text) {
        block.putInt(text.length).put(text);
    }

    private static String text(ByteBuffer block) {
        int size = block.getInt();
        if (size < 0 || size > block.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[size];
        block.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
