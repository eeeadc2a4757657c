package io.heartproof.cli.text;

import io.heartproof.quality.Defect;
import io.heartproof.quality.LeadQuality;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * What is wrong, in doubt or odd about each recording, as CSV with one row per finding: {@code recording,about,lead,kind,text}.
 * {@code about} is {@code lead}, {@code recording}, {@code doubt} or {@code note}; {@code lead} is empty unless it is about one,
 * and {@code kind} (such as {@code noisy}) is empty for a note. Not thread-safe.
 */
public final class FindingRows {
    private final Writer out;

    /** Writes the heads; {@code out} is neither flushed nor closed. */
    public FindingRows(Writer out) throws IOException {
        this.out = out;
        row("recording", "about", "lead", "kind", "text");
    }

    /** Writes the findings of one recording, in the order of {@code jsonl}. */
    public void write(AnswerLine answer) throws IOException {
        for (Defect defect : answer.quality().whole()) {
            whole(answer, "recording", defect);
        }
        for (LeadQuality lead : answer.quality().leads()) {
            for (Defect defect : lead.defects()) {
                row(
                        answer.recording(),
                        "lead",
                        lead.lead().name(),
                        defect.kind().code(),
                        defect.explanation());
            }
        }
        for (Defect defect : answer.quality().doubts()) {
            whole(answer, "doubt", defect);
        }
        for (String note : answer.notes()) {
            row(answer.recording(), "note", "", "", note);
        }
    }

    private void whole(AnswerLine answer, String about, Defect defect) throws IOException {
        row(answer.recording(), about, "", defect.kind().code(), defect.explanation());
    }

    private void row(String... cells) throws IOException {
        out.write(CsvLine.of(List.of(cells)));
    }
}
