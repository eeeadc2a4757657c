package io.heartproof.spark.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.spark.part.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said at the end of a job, whose files have no answers here but problems. */
class AnsweredPartsTest {
    private static final Map<String, String> EVERY_ROW = Map.of("model", "m", "shard_digest", "s");

    @TempDir
    Path folder;

    @Test
    void namesTheFirstHundredProblemsInTheOrderOfThePartsAndCountsTheOthers() throws IOException {
        AnswerFolder answers = new AnswerFolder(folder.toString(), "sha256:" + "1".repeat(64), new Configuration());
        List<DigestedPart> parts = List.of(part("a.tar"), part("b.tar"), part("c.tar"));
        Map<DigestedPart, AnswerCount> counts = new HashMap<>();
        for (DigestedPart part : parts) {
            counts.put(part, write(answers, part, part.name().equals("b.tar") ? 0 : 60));
            assertThat(answers.answers(part).count()).isEqualTo(counts.get(part));
        }

        AnsweredParts answered = AnsweredParts.of(answers, parts, counts);

        assertThat(answered.total()).isEqualTo(new AnswerCount(120, 120));
        assertThat(answered.problems())
                .hasSize(101)
                .startsWith("a.tar 1: is broken")
                .endsWith("c.tar 40: is broken", "and 20 more");
    }

    private static AnswerCount write(AnswerFolder answers, DigestedPart part, int problems) throws IOException {
        return answers.write(part, (file, hadoop) -> {
            try (ParquetAnswers rows = ParquetAnswers.create(file, hadoop, EVERY_ROW)) {
                for (int i = 1; i <= problems; i++) {
                    rows.writeProblem(part.name() + " " + i, "is broken");
                }
                return rows.count();
            }
        });
    }

    private static DigestedPart part(String name) {
        return new DigestedPart(new Named(name), "sha256:" + "2".repeat(64));
    }

    /** A part that nobody reads. */
    private record Named(String name) implements Part {
        private static final long serialVersionUID = 1L;

        @Override
        public String digest() {
            return "";
        }

        @Override
        public void visit(String digest, Visitor visitor) {}
    }
}
