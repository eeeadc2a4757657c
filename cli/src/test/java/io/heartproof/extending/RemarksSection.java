package io.heartproof.extending;

import io.heartproof.report.page.FurtherSection;
import io.heartproof.report.page.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A section of one's own, as {@code docs/extending.md} shows it: what {@code remarks.txt} in the folder of a run says. */
public final class RemarksSection implements FurtherSection {
    static final String FILE = "remarks.txt";

    @Override
    public String name() {
        return "remarks";
    }

    @Override
    public void write(Page page, List<Path> runs) throws IOException {
        List<Path> remarks = runs.stream()
                .map(run -> run.resolve(FILE))
                .filter(Files::isRegularFile)
                .toList();
        if (remarks.isEmpty()) {
            return;
        }
        page.section("remarks", "Remarks");
        for (Path file : remarks) {
            page.body().element("p", Files.readString(file).strip());
        }
        page.endSection();
    }
}
