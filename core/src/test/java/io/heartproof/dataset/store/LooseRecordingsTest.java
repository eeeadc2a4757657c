package io.heartproof.dataset.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.format.lead.LeadMap;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LooseRecordingsTest {
    private static final String ONE_LEAD = "%s 1 500 2\n%s.dat 16 200/mV 16 0 0 0 0 II\n";

    @TempDir
    Path folder;

    @Test
    void segmentsAreNoRecordingsOfTheirOwn() throws IOException {
        Files.createDirectory(folder.resolve("below"));
        write("below/A.1.hea", "A.1/2 1 500 4\nA.1_0001 2\nA.1_0002 2\n");
        write("below/A.1_0001.hea", ONE_LEAD.formatted("A.1_0001", "A.1_0001"));
        write("below/A.1_0002.hea", ONE_LEAD.formatted("A.1_0002", "A.1_0002"));
        write("B.hea", ONE_LEAD.formatted("B", "B"));

        assertThat(LooseRecordings.below(folder, LeadMap.NONE))
                .extracting(StoredRecording::name)
                .containsExactly("B", "A.1");
    }

    @Test
    void refusesTwoOfOneNameAndNone() throws IOException {
        assertThatThrownBy(() -> LooseRecordings.below(folder, LeadMap.NONE))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("found none");
        Files.createDirectory(folder.resolve("below"));
        write("A.hea", ONE_LEAD.formatted("A", "A"));
        write("below/A.hea", ONE_LEAD.formatted("A", "A"));

        assertThatThrownBy(() -> LooseRecordings.below(folder, LeadMap.NONE))
                .isInstanceOf(BadData.class)
                .hasMessage(folder.resolve("below/A.hea") + ": is called A, as " + folder.resolve("A.hea")
                        + " is; rename one of them");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
