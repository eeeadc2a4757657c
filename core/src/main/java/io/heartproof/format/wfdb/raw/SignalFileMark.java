package io.heartproof.format.wfdb.raw;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tells signal files that begin with another format's mark, and so hold no raw samples whatever their header says: MATLAB 5 and
 * later, HDF5, FLAC, EDF, DICOM, archives, pages of HTML and so on. A WAV file and a MATLAB 4 file do hold raw samples behind
 * their own header; they pass where that agrees with the WFDB header about offset, format and number of signals.
 */
public final class SignalFileMark {
    private static final int START_BYTES = 4096;
    private static final int DICOM_MARK_AT = 128;
    private static final int SCP_MARK_AT = 16;

    private static final List<Mark> MARKS = List.of(
            new Mark("MATLAB ", "a MATLAB file of version 5 or later (save it with -v4)"),
            new Mark("\u0089HDF\r\n\u001a\n", "an HDF5 file"),
            new Mark("\u008eADF\r\n\u001a\n", "an HDF5 file"),
            new Mark("fLaC", "a FLAC file"),
            new Mark("OggS", "an Ogg file"),
            new Mark("FORM", "an AIFF file", "AIF", 8),
            new Mark("RIFX", "a RIFX file", "WAVE", 8),
            new Mark("RF64", "an RF64 file", "WAVE", 8),
            new Mark("\u001f\u008b\b", "a gzip file"),
            new Mark("PK\u0003\u0004", "a zip file"),
            new Mark("BZh", "a bzip2 file", "1AY&SY", 4),
            new Mark("\u00fd7zXZ\u0000", "an xz file"),
            new Mark("7z\u00bc\u00af'\u001c", "a 7z file"),
            new Mark("(\u00b5/\u00fd", "a zstd file"),
            new Mark("Rar!\u001a\u0007", "a RAR file"),
            new Mark("0       ", "an EDF file"),
            new Mark("\u00ffBIOSEMI", "a BDF file"),
            new Mark("GDF 1.", "a GDF file"),
            new Mark("GDF 2.", "a GDF file"),
            new Mark("", "a DICOM file", "DICM", DICOM_MARK_AT),
            new Mark("", "an SCP-ECG file", "SCPECG", SCP_MARK_AT),
            new Mark("\u0093NUMPY", "a NumPy file"),
            new Mark("PAR1", "a Parquet file"),
            new Mark("ARROW1", "an Arrow file"),
            new Mark("SQLite format 3", "an SQLite file"),
            new Mark("%PDF-", "a PDF file"),
            new Mark("\u0089PNG\r\n", "a PNG file"),
            new Mark("<?xml", "an XML file"),
            new Mark("<!DOCTYPE", "a page of HTML"),
            new Mark("<!doctype", "a page of HTML"),
            new Mark("<html", "a page of HTML"),
            new Mark("version https://git-lfs", "a pointer of Git LFS"),
            new Mark("/annex/objects/", "a pointer of git-annex"));

    private SignalFileMark() {}

    /** Bytes that a format has at its start, and perhaps some more behind. */
    private record Mark(String start, String format, String more, int moreAt) {
        Mark(String start, String format) {
            this(start, format, "", 0);
        }

        boolean isIn(String text) {
            return text.startsWith(start) && text.startsWith(more, moreAt);
        }
    }

    /**
     * Refuses a file that holds no raw samples.
     *
     * @param where the header, for messages
     * @throws BadData with the format that the file has
     */
    public static void requireRaw(String where, RecordingFile file, RawLayout layout) throws IOException {
        byte[] start = file.start(START_BYTES);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        for (Mark mark : MARKS) {
            if (mark.isIn(text)) {
                throw new BadData(where, "%s is %s, no raw samples".formatted(file.name(), mark.format()));
            }
        }
        WaveHeader.in(start).ifPresent(wave -> wave.requireAgreement(where, file.name(), layout));
        Matlab4Header.in(start, file.size()).ifPresent(matlab -> matlab.requireAgreement(where, file.name(), layout));
    }
}
