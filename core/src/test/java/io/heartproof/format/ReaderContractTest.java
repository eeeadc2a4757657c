package io.heartproof.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.fixture.DicomFiles;
import io.heartproof.fixture.EdfFiles;
import io.heartproof.fixture.MatFiles;
import io.heartproof.fixture.Recordings;
import io.heartproof.fixture.WfdbFiles;
import io.heartproof.fixture.XmlEcgs;
import io.heartproof.format.csv.CsvWriter;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every reader keeps to, whatever it is given. */
class ReaderContractTest {
    private static final int DAMAGED_COPIES = 200;

    @TempDir
    Path folder;

    /** A small recording in every form that is read; each gives the path to read. */
    enum Form {
        WFDB_16 {
            @Override
            Path write(Path folder) throws IOException {
                Recording recording = Recordings.waves(new Random(1), List.of(Lead.I, Lead.AVR, Lead.V6), 20, 500);
                WfdbWriter.write(recording, folder);
                return folder.resolve("R0001.hea");
            }
        },
        WFDB_IN_SEVERAL_FORMATS {
            @Override
            Path write(Path folder) throws IOException {
                WfdbFiles files = new WfdbFiles(folder);
                files.signals("a.dat", new Random(2).ints(60, 0, 256).toArray());
                files.signals("b.dat", new Random(3).ints(44, 0, 256).toArray());
                files.signals("c.dat", new Random(4).ints(44, 0, 256).toArray());
                files.signals("d.dat", new Random(5).ints(50, 0, 256).toArray());
                return files.header("r", """
                    r 6 360.5/720(3) 20 10:00:00 1/1/2020
                    a.dat 212 200(12)/mV 12 0 1 1 0 I
                    b.dat 310:2 200/uV 12 0 1 1 0 II
                    a.dat 212 0 12 0 1 1 0 III
                    c.dat 311 200/NU 12 7 1 1 0 V1
                    d.dat 8x2+10 200/mV 12 0 1 1 0 V2
                    ~ 0
                    # Age: 30
                    """);
            }
        },
        WFDB_OF_FIXED_LAYOUT {
            @Override
            Path write(Path folder) throws IOException {
                WfdbFiles files = new WfdbFiles(folder);
                files.codes16("s.dat", 1, 2, 3, 4, 5, 6, 7, 8);
                files.header("s", "s 2 250 4\ns.dat 16 1 16 0 1 16 0 I\ns.dat 16 1 16 0 2 20 0 II\n");
                return files.header("r", "r/3 2 250 13\ns 4\n~ 5\ns 4\n");
            }
        },
        WFDB_OF_VARIABLE_LAYOUT {
            @Override
            Path write(Path folder) throws IOException {
                WfdbFiles files = new WfdbFiles(folder);
                files.codes16("s.dat", 1, 2, 3, 4);
                files.header("layout", "layout 2 250 0\n~ 0 1/mV 8 0 0 0 0 I\n~ 0 1/mV 8 0 0 0 0 II\n");
                files.header("s", "s 1 250 4\ns.dat 16 1 16 0 1 10 0 II\n");
                return files.header("r", "r/3 2 250 9\nlayout 0\n~ 5\ns 4\n");
            }
        },
        MATLAB {
            @Override
            Path write(Path folder) throws IOException {
                return MatFiles.LITTLE_ENDIAN.file(folder.resolve("m.mat"), struct());
            }
        },
        MATLAB_COMPRESSED {
            @Override
            Path write(Path folder) throws IOException {
                MatFiles mat = MatFiles.LITTLE_ENDIAN;
                return mat.file(folder.resolve("m.mat"), mat.compressed(struct()));
            }
        },
        EDF_DISCONTINUOUS {
            @Override
            Path write(Path folder) throws IOException {
                EdfFiles edf = new EdfFiles();
                edf.variant = "EDF+D";
                edf.signal(
                        "ECG II", "uV", 5, new Random(7).ints(15, -2048, 2048).toArray());
                edf.signal("Resp", "", 1, 1, 2, 3);
                edf.onsets("+0", "+1", "+2");
                return edf.write(folder.resolve("e.edf"));
            }
        },
        DICOM_EXPLICIT {
            @Override
            Path write(Path folder) throws IOException {
                return dicom(DicomFiles.EXPLICIT, folder);
            }
        },
        DICOM_DEFLATED {
            @Override
            Path write(Path folder) throws IOException {
                return dicom(DicomFiles.DEFLATED, folder);
            }
        },
        HL7_AECG {
            @Override
            Path write(Path folder) throws IOException {
                String series = XmlEcgs.series(
                        "series", "RHYTHM", "0.002", "MDC_ECG_LEAD_I", "1 2 3", "MDC_ECG_LEAD_V1", "4 5 6");
                return Files.writeString(
                        folder.resolve("a.xml"), XmlEcgs.aecg("<component>" + series + "</component>"));
            }
        },
        PHILIPS {
            @Override
            Path write(Path folder) throws IOException {
                int[][] codes = {{1, 2, 3, 4}, {5, 5, 5, 5}, {0, 0, 1, 0}};
                return Files.writeString(folder.resolve("p.xml"), XmlEcgs.philips("1.04", "I II III", codes));
            }
        },
        MUSE {
            @Override
            Path write(Path folder) throws IOException {
                String waveform = XmlEcgs.waveform("Rhythm", XmlEcgs.museLead("I", 1, 2), XmlEcgs.museLead("II", 3, 4));
                return Files.writeString(folder.resolve("m.xml"), XmlEcgs.muse(waveform));
            }
        },
        CSV {
            @Override
            Path write(Path folder) throws IOException {
                Recording recording = Recordings.waves(new Random(6), List.of(Lead.I, Lead.V1), 20, 250);
                CsvWriter.write(recording, folder.resolve("t.csv"));
                return folder.resolve("t.csv");
            }
        };

        abstract Path write(Path folder) throws IOException;

        private static Path dicom(DicomFiles dicom, Path folder) throws IOException {
            byte[] channel = dicom.channel("2:1", "1.25", "1", "0");
            byte[] group = dicom.group(new String[] {"ORIGINAL", "RHYTHM"}, 500, List.of(channel), 1, 2, 3, 4);
            return dicom.write(folder.resolve("d.dcm"), dicom.ecg(group));
        }

        private static byte[] struct() {
            MatFiles mat = MatFiles.LITTLE_ENDIAN;
            return mat.struct(
                    "ECG", new String[] {"sex", "age", "data"}, mat.text("Male"), mat.doubles(1, 1, 74), mat.data());
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesASoundRecordingThatNamesItsFiles(Form form) throws IOException {
        Path path = form.write(folder);
        Recording recording = RecordingFiles.read(path);
        Soundness.assertSound(recording);
        assertThat(recording.source().files()).startsWith(path.toString());
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameTwice(Form form) throws IOException {
        Path path = form.write(folder);
        Recording once = RecordingFiles.read(path);
        Recording twice = RecordingFiles.read(path);
        assertThat(twice.source()).isEqualTo(once.source());
        assertThat(twice.leads()).isEqualTo(once.leads());
        assertThat(twice.patient()).isEqualTo(once.patient());
        for (int i = 0; i < once.signals().size(); i++) {
            assertThat(twice.signals().get(i).samples())
                    .isEqualTo(once.signals().get(i).samples());
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameFromMemoryAsFromDisk(Form form) throws IOException {
        assertThat(Soundness.read(form.write(folder), ReadOptions.NONE)).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void survivesTruncationOfEveryFileAtEveryByte(Form form) throws IOException {
        Path path = form.write(folder);
        for (String name : RecordingFiles.read(path).source().files()) {
            Path file = Path.of(name);
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length; length++) {
                Files.write(file, Arrays.copyOf(whole, length));
                Soundness.read(path, ReadOptions.NONE);
            }
            Files.write(file, whole);
        }
    }

    @ParameterizedTest
    @EnumSource
    void survivesRandomDamageToEveryFile(Form form) throws IOException {
        Random random = new Random(20);
        Path path = form.write(folder);
        for (String name : RecordingFiles.read(path).source().files()) {
            Path file = Path.of(name);
            byte[] whole = Files.readAllBytes(file);
            for (int copy = 0; copy < DAMAGED_COPIES; copy++) {
                byte[] damaged = whole.clone();
                for (int change = random.nextInt(4); change >= 0; change--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                Files.write(file, damaged);
                Soundness.read(path, ReadOptions.NONE);
            }
            Files.write(file, whole);
        }
        assertThat(Soundness.read(path, ReadOptions.NONE)).isPresent();
    }
}
