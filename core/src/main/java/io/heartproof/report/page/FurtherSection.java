package io.heartproof.report.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A section of one's own in the report. Implement it in a public class with a public constructor without parameters, and name the
 * class in a file {@code META-INF/services/io.heartproof.report.page.FurtherSection}: then every report has it, in front of the
 * provenance, where there is something to say. Implementations are immutable.
 */
public interface FurtherSection extends Section<List<Path>> {
    /** Orders the sections of one's own; no other of them has the name. */
    String name();

    /**
     * Writes it at the end of the page.
     *
     * @param runs the folders of the runs, as the user gave them; what the section needs beyond {@code results.json} stands there
     */
    @Override
    void write(Page page, List<Path> runs) throws IOException;
}
