package io.heartproof.cli.option;

import io.heartproof.format.RecordingFiles;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The one recording that a command is about, and how its file is read. */
public final class RecordingArgument {
    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private IdentityOption identity = new IdentityOption();

    @Parameters(paramLabel = "FILE", description = "A recording: WFDB, MATLAB, CSV, EDF, DICOM, XML (docs/formats.md).")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    /** Reads it. */
    public Recording read() throws IOException {
        return RecordingFiles.read(file, identity.applied(reading.readOptions()));
    }

    /** Whether what the file says of the patient is kept. */
    public boolean keepsIdentity() {
        return identity.isKept();
    }
}
