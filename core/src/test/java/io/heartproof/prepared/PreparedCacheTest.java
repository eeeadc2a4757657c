package io.heartproof.prepared;

import static io.heartproof.prepared.PreparedWorld.CONTRACT;
import static io.heartproof.prepared.PreparedWorld.assertEqual;
import static io.heartproof.prepared.PreparedWorld.cached;
import static io.heartproof.prepared.PreparedWorld.expected;
import static io.heartproof.prepared.PreparedWorld.watching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PreparedCacheTest {
    private static final String CHECKING = "Checking prepared recordings";

    @TempDir
    Path folder;

    private DataSet data;
    private Path cacheFolder;
    private PreparedCache cache;
    private final List<String> stages = new ArrayList<>();
    private final Progress progress = watching(stages, done -> {});

    @BeforeEach
    void write() throws IOException {
        data = PreparedWorld.write(folder.resolve("data"));
        cacheFolder = folder.resolve("cache");
        cache = new PreparedCache(cacheFolder, Long.MAX_VALUE);
    }

    @Test
    void givesWhatPreparingGivesAlsoTheSecondTime() throws IOException {
        PreparedStore expected = expected(data);
        assertThat(expected.refusals()).hasSize(1);
        assertThat(expected.set().recordings().get(1).read().notes()).isNotEmpty();

        for (int time = 0; time < 2; time++) {
            try (PreparedStore store = cached(cache, data, progress)) {
                assertEqual(store, expected);
            }
        }
        assertThat(stages).containsExactly(Preparation.WHAT, CHECKING, CHECKING, PreparedCache.RETRYING);
        assertThat(files()).hasSize(1);
    }

    /** What a read-only or full disk does, made by a file where the folder should be. */
    @Test
    void preparesInMemoryWhereNothingCanBeKeptAndSaysSo() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        List<String> warnings = new ArrayList<>();

        try (PreparedStore store =
                cached(new PreparedCache(inTheWay.resolve("cache"), Long.MAX_VALUE), data, listening(warnings))) {
            assertEqual(store, expected(data));
        }
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("prepared recordings cannot be kept in " + inTheWay.resolve("cache") + " (")
                .endsWith("; goes on without");
    }

    private static Progress listening(List<String> warnings) {
        return new Progress() {
            @Override
            public Stage start(String what, long total) {
                return NONE.start(what, total);
            }

            @Override
            public void warn(String text) {
                warnings.add(text);
            }
        };
    }

    @Test
    void readsNoRecordingTheSecondTime() throws IOException {
        PreparedStore expected = expected(data);
        cached(cache, data, progress).close();
        for (Entry entry : data.entries()) {
            if (!entry.recording().equals("R02")) { // which was refused
                Files.delete(Path.of(data.where(entry)));
            }
        }

        try (PreparedStore store = cached(cache, data, progress)) {
            assertEqual(store, expected);
        }
        assertThat(expected(data).refusals()).as("what reading them says").hasSize(12);
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() throws IOException {
        for (int threads : new int[] {1, 5, 64}) {
            PreparedCache own = new PreparedCache(folder.resolve("cache" + threads), Long.MAX_VALUE);
            try (PreparedStore store = own.load(new Preparation(data, CONTRACT, threads), data.entries(), progress)) {
                assertEqual(store, expected(data));
            }
        }
    }

    @Test
    void otherRecordingsAndAnotherContractAreOtherFiles() throws IOException {
        InputContract other = InputContract.published(new BucketForm(1_900), PreparedWorld.CLASSES);

        cached(cache, data, progress).close();
        cached(cache, data, data.select(List.of("R03", "R01")), progress).close();
        cached(cache, data, data.select(List.of("R01", "R03")), progress).close();
        cache.load(new Preparation(data, other, 1), data.entries(), progress).close();

        assertThat(files()).hasSize(4);
    }

    @Test
    void changedDataIsPreparedAnew() throws IOException {
        cached(cache, data, progress).close();
        Path samples = data.folder().resolve("R05.dat");
        byte[] bytes = Files.readAllBytes(samples);
        bytes[1_000] ^= 1;
        Files.write(samples, bytes);
        DataSet changed = DataSet.open(data.folder());

        try (PreparedStore store = cached(cache, changed, progress)) {
            assertEqual(store, expected(changed));
        }
        assertThat(stages).containsExactly(Preparation.WHAT, CHECKING, Preparation.WHAT, CHECKING);
    }

    @Test
    void aRefusedRecordingWhoseFileIsMendedIsReadAgain() throws IOException {
        Path header = data.folder().resolve("R05.hea");
        String whole = Files.readString(header);
        Files.writeString(header, "nothing");
        DataSet broken = DataSet.open(data.folder());
        try (PreparedStore store = cached(cache, broken, progress)) {
            assertThat(store.refusals()).hasSize(2);
        }

        Files.writeString(header, whole);

        DataSet mended = DataSet.open(data.folder());
        try (PreparedStore store = cached(cache, mended, progress)) {
            assertEqual(store, expected(mended));
        }
    }

    /** Such a file is no part of the recording by its name. */
    @Test
    void aSignalFileOfAnotherNameIsReadAgainOnceItIsThereOrChanges() throws IOException {
        Path header = data.folder().resolve("R05.hea");
        Files.writeString(header, Files.readString(header).replace("R05.dat", "signals-of-5.dat"));
        Path samples = data.folder().resolve("signals-of-5.dat");
        DataSet missing = DataSet.open(data.folder());
        try (PreparedStore store = cached(cache, missing, progress)) {
            assertThat(store.refusals()).hasSize(2);
        }

        Files.move(data.folder().resolve("R05.dat"), samples);
        DataSet there = DataSet.open(data.folder());
        try (PreparedStore store = cached(cache, there, progress)) {
            assertThat(store.refusals()).hasSize(1);
            assertEqual(store, expected(there));
        }

        byte[] bytes = Files.readAllBytes(samples);
        bytes[1_000] ^= 1;
        Files.write(samples, bytes);
        DataSet changed = DataSet.open(data.folder());
        try (PreparedStore store = cached(cache, changed, progress)) {
            assertEqual(store, expected(changed));
        }
    }

    /** As where a process had too little memory and the next has enough: the files are the same. */
    @Test
    void aRecordingThatWasRefusedForOtherReasonsThanItsFilesIsTriedAgain() throws IOException {
        Path header = data.folder().resolve("R05.hea");
        data.digest(); // taken before the file is away
        Path away = Files.move(header, folder.resolve("away.hea"));
        try (PreparedStore store = cached(cache, data, progress)) {
            assertThat(store.refusals()).hasSize(2);
        }

        Files.move(away, header);

        try (PreparedStore store = cached(cache, data, progress)) {
            assertEqual(store, expected(data));
        }
        assertThat(stages).anyMatch(stage -> stage.endsWith("has refused what can be read now)"));
        assertThat(files()).hasSize(1);
    }

    @Test
    void recordingsThatAreReadWithOtherOptionsAreAnotherFile() throws IOException {
        ReadOptions swapped = ReadOptions.NONE.with(LeadMap.of("map", List.of("I=II", "II=I")));
        DataSet other = data.with(swapped);

        cached(cache, data, progress).close();
        try (PreparedStore store = cached(cache, other, progress)) {
            assertEqual(store, expected(other));
        }
        cached(cache, data.with(ReadOptions.samplingRate(500)), progress).close();

        assertThat(files()).hasSize(3);
        assertThat(expected(other).set().recordings().get(0).read().leads()[0])
                .isEqualTo(expected(data).set().recordings().get(0).read().leads()[1]);
    }

    @Test
    void aDamagedFileIsMadeAnewAndTheWatcherIsToldWhy() throws IOException {
        cached(cache, data, progress).close();
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, new byte[100]);

        try (PreparedStore store = cached(cache, data, progress)) {
            assertEqual(store, expected(data));
        }

        assertThat(stages.get(3))
                .isEqualTo("Preparing recordings again (" + file + ": is of other recordings or another version)");
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    /** Files of the version before have no units. */
    @Test
    void aFileOfAnotherVersionIsMadeAnewAndNeverRead() throws IOException {
        cached(cache, data, progress).close();
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        byte[] older = whole.clone();
        ByteBuffer.wrap(older).putInt("HPREPARE".length(), PreparedKey.VERSION - 1);
        Files.write(file, older);

        try (PreparedStore store = cached(cache, data, progress)) {
            assertEqual(store, expected(data));
            assertThat(SetCalibration.of(store.set()).uncalibrated()).containsExactly("R04");
        }
        assertThat(stages.get(3)).endsWith("is of other recordings or another version)");
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    @Test
    void aProcessThatDiesInTheMiddleLeavesNothingThatIsUsed() throws Exception {
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingPreparation.class.getName(),
                        data.folder().toString(),
                        cacheFolder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(DyingPreparation.EXIT_CODE);
        assertThat(files()).hasSize(1).allMatch(file -> file.toString().endsWith(".draft"));
        Path draft = files().get(0);
        assertThat(draft).isNotEmptyFile();

        try (PreparedStore store = cached(cache, data, progress)) {
            assertEqual(store, expected(data));
        }
        assertThat(stages).containsExactly(Preparation.WHAT, CHECKING);
        assertThat(draft).as("may be another's, under way").exists();
        Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        cached(cache, data, progress).close();
        assertThat(draft).doesNotExist();
    }

    @Test
    void aPreparationThatFailsLeavesNothing() throws IOException {
        Progress stopping = watching(stages, done -> {
            throw new IllegalStateException("stop");
        });

        assertThatThrownBy(() -> cached(cache, data, stopping)).hasMessage("stop");

        assertThat(files()).isEmpty();
    }

    @Test
    void deletesWhatWasNotUsedForTheLongestTime() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : List.of("R01", "R03", "R04")) {
            cached(cache, data, data.select(List.of(name)), progress).close();
            files.addAll(files().stream().filter(file -> !files.contains(file)).toList());
            Instant used = Instant.now().minusSeconds(1_000 - 100 * files.size());
            Files.setLastModifiedTime(files.get(files.size() - 1), FileTime.from(used));
        }
        cached(cache, data, data.select(List.of("R01")), progress).close(); // used again
        long two = Files.size(files.get(0)) + Files.size(files.get(2));

        cached(new PreparedCache(cacheFolder, two), data, data.select(List.of("R04")), progress)
                .close();
        assertThat(files()).containsExactlyInAnyOrder(files.get(0), files.get(2));

        cached(new PreparedCache(cacheFolder, 1), data, data.select(List.of("R03")), progress)
                .close();
        assertThat(files()).containsExactly(files.get(1));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatAnotherProcessDeletesOrReplacesStaysReadable() throws IOException {
        try (PreparedStore store = cached(cache, data, progress)) {
            cached(new PreparedCache(cacheFolder, 1), data, data.select(List.of("R01")), progress)
                    .close();
            cached(cache, data, data.select(List.of("R01")), progress).close();

            assertThat(files()).hasSize(1);
            assertEqual(store, expected(data));
        }
    }

    @Test
    void severalAtOnceAreAllRight() throws Exception {
        PreparedStore expected = expected(data);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Callable<PreparedStore> load =
                () -> cached(new PreparedCache(cacheFolder, 1), DataSet.open(data.folder()), Progress.NONE);
        try {
            for (Future<PreparedStore> future : threads.invokeAll(List.of(load, load, load, load))) {
                try (PreparedStore store = future.get()) {
                    assertEqual(store, expected);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    void closingClosesTheFile() throws IOException {
        PreparedStore store = cached(cache, data, progress);
        store.close();

        assertThatThrownBy(() -> store.set().recordings().get(0).read())
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(ClosedChannelException.class);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(cacheFolder)) {
            return files.toList();
        }
    }
}
