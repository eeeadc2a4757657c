package io.heartproof.attack.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.attack.journal.SettledBatch.AskedRecording;
import io.heartproof.file.AppendedLines;
import io.heartproof.label.ClassSet;
import io.heartproof.label.LogOdds;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttackJournalTest {
    private static final List<AskedRecording> BATCH =
            List.of(AskedRecording.of("A0001", 0.1), AskedRecording.of("A0002", Double.POSITIVE_INFINITY));
    private static final List<AttackFinding> FOUND = List.of(
            new AttackFinding(true, 2, 0.1 / 3, 12.5, LogOdds.of(ClassSet.of(1), -0.1f, Float.NaN, 1e-40f), 7, 6),
            new AttackFinding(false, 1, Double.POSITIVE_INFINITY, Double.NaN, LogOdds.NONE, 9, 8));
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void givesWhatWasSettledBeforeToTheBit() throws IOException {
        Path file = folder.resolve("settled.jsonl");
        try (AttackJournal journal = AttackJournal.open(file)) {
            assertThat(journal.next("apgd-ce").findings(1, BATCH, () -> FOUND)).isEqualTo(FOUND);
        }
        try (AttackJournal journal = AttackJournal.open(file)) {
            assertThat(journal.settledBefore()).isEqualTo(1);
            assertThat(journal.next("apgd-ce").findings(1, BATCH, AttackJournalTest::notAgain))
                    .isEqualTo(FOUND);
        }
    }

    @Test
    void answersNoOtherQuestion() throws IOException {
        Path file = folder.resolve("settled.jsonl");
        try (AttackJournal journal = AttackJournal.open(file)) {
            journal.next("apgd-ce").findings(0, BATCH, () -> FOUND);
        }
        List<AskedRecording> larger = List.of(AskedRecording.of("A0001", 0.2), BATCH.get(1));
        List<AskedRecording> otherStart = List.of(BATCH.get(0).from(1), BATCH.get(1));
        List<AttackFinding> others = List.of(FOUND.get(1), FOUND.get(1));
        try (AttackJournal journal = AttackJournal.open(file)) {
            AttackStep first = journal.next("apgd-ce");
            assertThat(first.findings(1, BATCH, () -> others)).isEqualTo(others);
            assertThat(first.findings(0, larger, () -> others)).isEqualTo(others);
            assertThat(first.findings(0, otherStart, () -> others)).isEqualTo(others);
            assertThat(journal.next("apgd-ce").findings(0, BATCH, () -> others)).isEqualTo(others);
        }
        try (AttackJournal journal = AttackJournal.open(file)) {
            assertThat(journal.next("apgd-t").findings(0, BATCH, () -> others)).isEqualTo(others);
        }
    }

    /** A limit of 10 s: of batches that begin after 0, 6 and 12 s the last is left out, unless it was settled before. */
    @Test
    void leavesOutBatchesThatBeginAfterItsTime() throws IOException {
        Path file = folder.resolve("settled.jsonl");
        AtomicLong nanos = new AtomicLong();
        try (AttackJournal journal = AttackJournal.open(file, nanos::get, NoiseKeeper.NONE)) {
            journal.endAfter(10);
            AttackStep step = journal.next("fmn");
            step.findings(0, BATCH, taking(6, nanos));
            step.findings(1, BATCH, taking(6, nanos));
            assertThat(step.findings(2, BATCH, AttackJournalTest::notAgain))
                    .containsExactly(AttackFinding.LEFT_OUT, AttackFinding.LEFT_OUT);
            assertThat(journal.leftOut()).isEqualTo(1);
        }
        nanos.set(0);
        try (AttackJournal journal = AttackJournal.open(file, nanos::get, NoiseKeeper.NONE)) {
            journal.endAfter(10);
            AttackStep step = journal.next("fmn");
            assertThat(step.findings(1, BATCH, AttackJournalTest::notAgain)).isEqualTo(FOUND);
            assertThat(step.findings(2, BATCH, AttackJournalTest::notAgain))
                    .as("the first part took 12 s")
                    .containsExactly(AttackFinding.LEFT_OUT, AttackFinding.LEFT_OUT);
        }
    }

    /** Two steps of 10 and 5 s, the second interrupted after a batch of 2 s. */
    @Test
    void countsTheSecondsOfAllParts() throws IOException {
        Path file = folder.resolve("settled.jsonl");
        AtomicLong nanos = new AtomicLong(77 * SECOND);
        try (AttackJournal journal = AttackJournal.open(file, nanos::get, NoiseKeeper.NONE)) {
            nanos.addAndGet(100 * SECOND);
            journal.next("fmn").findings(0, BATCH, taking(10, nanos));
            journal.next("apgd-ce").findings(0, BATCH, taking(2, nanos));
            nanos.addAndGet(SECOND);
            assertThat(journal.seconds()).as("from the first step on").isEqualTo(13);
        }
        try (AttackJournal journal = AttackJournal.open(file, nanos::get, NoiseKeeper.NONE)) {
            nanos.addAndGet(50 * SECOND);
            journal.next("fmn").findings(0, BATCH, AttackJournalTest::notAgain);
            assertThat(journal.seconds()).isEqualTo(10);
            double begin = journal.seconds();
            AttackStep second = journal.next("apgd-ce");
            second.findings(0, BATCH, AttackJournalTest::notAgain);
            second.findings(1, BATCH, taking(3, nanos));
            assertThat(journal.seconds() - begin).isEqualTo(5);
        }
        try (AttackJournal journal = AttackJournal.open(file, nanos::get, NoiseKeeper.NONE)) {
            journal.next("fmn");
            journal.next("apgd-ce");
            assertThat(journal.seconds()).isEqualTo(15);
        }
    }

    @Test
    void goesOnAfterALineThatWasTorn() throws IOException {
        Path file = folder.resolve("settled.jsonl");
        try (AttackJournal journal = AttackJournal.open(file)) {
            journal.next("fmn").findings(0, BATCH, () -> FOUND);
            journal.next("fmn").findings(0, BATCH, () -> FOUND);
        }
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 20));
        try (AttackJournal journal = AttackJournal.open(file)) {
            assertThat(journal.settledBefore()).isEqualTo(1);
            journal.next("fmn").findings(0, BATCH, AttackJournalTest::notAgain);
            journal.next("fmn").findings(0, BATCH, () -> FOUND);
        }
        assertThat(Files.readString(file).lines()).hasSize(2);
    }

    @Test
    void refusesALineThatIsNoneOfAJournal() throws IOException {
        Path file = folder.resolve("settled.jsonl");
        try (AppendedLines lines = AppendedLines.open(file)) {
            lines.append("{\"step\": 0}");
        }

        assertThatThrownBy(() -> AttackJournal.open(file))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith(file + ": record 1: ")
                .hasMessageContaining("is missing");
    }

    private static Supplier<List<AttackFinding>> taking(int seconds, AtomicLong nanos) {
        return () -> {
            nanos.addAndGet(seconds * SECOND);
            return FOUND;
        };
    }

    private static List<AttackFinding> notAgain() {
        throw new AssertionError("was settled before");
    }
}
