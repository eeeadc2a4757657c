package io.heartproof.web.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.bytes.FileOnDisk;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.label.LabelSet;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import io.heartproof.simulate.Simulator;
import io.heartproof.simulate.SimulatorSettings;
import io.heartproof.web.Form;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a form holds, its files are the same in memory and on disk. */
class FormReaderTest {
    private static final FormReader READER = new FormReader("limit");

    @TempDir
    Path folder;

    static Stream<byte[]> forms() {
        return Stream.of(
                new Form()
                        .file("A0001.hea", bytes("A0001 1 500"))
                        .file("A0001.dat", new byte[0])
                        .end(),
                new Form()
                        .file("b.dat", new byte[70_000])
                        .file("a.dat", new byte[] {13, 10, 45, 45})
                        .end(),
                new Form()
                        .file("x.txt", bytes("\r\n--limi\r\n--\r\n\r\n--limi"))
                        .end(),
                new Form()
                        .file("../../etc/passwd", bytes("a"))
                        .file("C:\\x\\boot.ini", bytes("b"))
                        .end(),
                new Form()
                        .file(".body", bytes("a"))
                        .file(".parts", bytes("b"))
                        .file("..", bytes("c"))
                        .end(),
                new Form()
                        .file("a.dat", bytes("a"))
                        .file("sub/a.dat", bytes("b"))
                        .end(),
                new Form().file("a.dat", bytes("a")).cutOff(),
                new Form().end(),
                bytes("no form at all"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void givesTheSameFilesOrTheSameRefusal(byte[] form) throws IOException {
        Path body = Files.write(folder.resolve(".body"), form);
        Throwable onDisk = catchThrowable(() -> READER.onDisk(body));
        Throwable inMemory = catchThrowable(() -> READER.inMemory(ByteBuffer.wrap(form)));
        if (onDisk != null) {
            assertThat(inMemory).hasSameClassAs(onDisk).hasMessage(onDisk.getMessage());
            return;
        }
        assertThat(inMemory).isNull();
        Files.delete(body);
        deleteFiles();
        List<RecordingFile> expected = READER.onDisk(Files.write(body, form));
        List<RecordingFile> actual = READER.inMemory(ByteBuffer.wrap(form));
        assertThat(actual).extracting(RecordingFile::name).containsExactlyElementsOf(names(expected));
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).bytes()).isEqualTo(expected.get(i).bytes());
        }
        assertThat(expected)
                .allSatisfy(file ->
                        assertThat(((FileOnDisk) file).path().getParent()).isEqualTo(folder));
    }

    /** As the first reading leaves them. */
    private void deleteFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<String> names(List<RecordingFile> files) {
        return files.stream().map(RecordingFile::name).toList();
    }

    @Test
    void aRecordIsTheSameToTheBit() throws IOException {
        Recording simulated = new Simulator(1, SimulatorSettings.CPSC2018)
                .simulate(LabelSet.CPSC2018.get(0), 1)
                .recording();
        Path written = Files.createDirectory(folder.resolve("written"));
        WfdbWriter.write(simulated, written);
        byte[] form = new Form()
                .file("S00001.dat", Files.readAllBytes(written.resolve("S00001.dat")))
                .file("S00001.hea", Files.readAllBytes(written.resolve("S00001.hea")))
                .end();

        Recording onDisk = RecordingFiles.read(
                READER.onDisk(Files.write(folder.resolve(".body"), form)).get(1), ReadOptions.NONE);
        Recording inMemory =
                RecordingFiles.read(READER.inMemory(ByteBuffer.wrap(form)).get(1), ReadOptions.NONE);

        assertThat(inMemory.name()).isEqualTo(onDisk.name());
        assertThat(inMemory.source().notes()).isEqualTo(onDisk.source().notes());
        assertThat(inMemory.signals()).hasSize(12);
        for (int lead = 0; lead < 12; lead++) {
            LeadSignal signal = inMemory.signals().get(lead);
            assertThat(signal.samples()).isEqualTo(onDisk.signals().get(lead).samples());
            assertThat(signal.lead()).isEqualTo(onDisk.signals().get(lead).lead());
        }
    }

    /** A file sees those of its own form, by their safe names, and nothing else. */
    @Test
    void neighboursAreTheFilesOfTheSameFormAlone() throws IOException {
        byte[] first = new Form()
                .file("a.hea", bytes("x"))
                .file("../b.dat", bytes("y"))
                .end();
        byte[] second =
                new Form().file("c.hea", bytes("x")).file("d.dat", bytes("z")).end();

        RecordingFile header = READER.inMemory(ByteBuffer.wrap(first)).get(0);
        RecordingFile other = READER.inMemory(ByteBuffer.wrap(second)).get(0);

        assertThat(header.neighbour("b.dat").map(RecordingFile::name)).isEqualTo(Optional.of("b.dat"));
        assertThat(header.neighbour("d.dat")).isEmpty();
        assertThat(other.neighbour("b.dat")).isEmpty();
    }

    /** The body's array may be used for something else afterwards. */
    @Test
    void filesInMemoryAreCopies() throws IOException {
        byte[] form =
                new Form().file("a.dat", bytes("abc")).file("b.dat", bytes("d")).end();
        List<RecordingFile> files = READER.inMemory(ByteBuffer.wrap(form));
        Arrays.fill(form, (byte) 0);

        assertThat(files.get(0).bytes()).isEqualTo(bytes("abc"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
