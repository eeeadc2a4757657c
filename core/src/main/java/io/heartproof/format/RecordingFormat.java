package io.heartproof.format;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.util.List;

/**
 * A format of one's own. Implement it in a public class with a public constructor without parameters, and name the class in a
 * file {@code META-INF/services/io.heartproof.format.RecordingFormat}: then {@link RecordingFiles} and every command reads it. It
 * is asked before the formats of the program. Implementations are immutable and thread-safe.
 */
public interface RecordingFormat {
    /** What messages call it, such as {@code SCP-ECG}; no other format has the name. */
    String name();

    /** How its files are called, in small letters with a point, such as {@code .scp}; data sets look for them. */
    List<String> endings();

    /**
     * Whether a file is of this format.
     *
     * @param name of the file, without folders
     * @param start its first 256 bytes, fewer where it has fewer
     */
    boolean recognises(String name, byte[] start);

    /**
     * Reads a recording: amplitudes in millivolts or not calibrated, who the patient is in {@link
     * io.heartproof.signal.PatientIdentity} alone, no array larger than the file's size shows to be right.
     *
     * @throws io.heartproof.problem.BadData where the file breaks a rule
     */
    Recording read(RecordingFile file, ReadOptions options) throws IOException;
}
