package io.heartproof.cli.option;

import io.heartproof.file.TextFile;
import io.heartproof.format.RecordingPaths;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.problem.BadUsage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which recordings a command is about: files, folders, lists of both. */
public final class RecordingArguments {
    private static final String STANDARD_INPUT = "-";

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "Recordings, and folders that are searched for them (formats: docs/formats.md).")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--list",
            paramLabel = "FILE",
            description = "A file with one path per line, after those that are named here; - is standard input.")
    private @Nullable String list;

    /**
     * Every recording, in order, found as it is asked for.
     *
     * @param leads by which tables with other names of leads are found in folders
     */
    public Iterator<Path> paths(LeadMap leads) throws IOException {
        Stream<Path> named = paths.stream();
        return new RecordingPaths((list == null ? named : Stream.concat(named, listed(list))).iterator(), leads);
    }

    /** How many there are; 0 where that can only be known afterwards, as with standard input. */
    public long count(LeadMap leads) throws IOException {
        if (paths.isEmpty() && list == null) {
            throw new BadUsage("expected recordings: files, folders or --list FILE");
        }
        if (STANDARD_INPUT.equals(list)) {
            return 0;
        }
        long count = 0;
        for (Iterator<Path> each = paths(leads); each.hasNext(); each.next()) {
            count++;
        }
        return count;
    }

    /** Read to its end, or until the program ends. */
    private static Stream<Path> listed(String list) throws IOException {
        InputStream in = list.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(list));
        return TextFile.reader(in)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> Path.of(line.replace('\0', '?')));
    }
}
