package io.heartproof.dataset.store;

import io.heartproof.dataset.table.DiagnosisMap;
import io.heartproof.dataset.table.ReferenceTable;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of a folder, a recording in one of them or, in WFDB, in several. Immutable and thread-safe. */
public final class FolderStore implements RecordingStore {
    private static final String TABLE = ".csv";

    private final Path folder;
    private final NavigableSet<String> names = new TreeSet<>();

    private FolderStore(Path folder) throws IOException {
        this.folder = folder;
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> names.add(file.getFileName().toString()));
        }
    }

    /** Lists a folder; {@link BadData} where no table in it says what its recordings show. */
    public static FolderStore open(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(ReferenceTable.NAME)) && !Files.exists(folder.resolve(DiagnosisMap.NAME))) {
            throw new BadData(folder.resolve(ReferenceTable.NAME).toString(), "no such file");
        }
        return openAny(folder);
    }

    /** Lists a folder, labelled or not. */
    public static FolderStore openAny(Path folder) throws IOException {
        return new FolderStore(folder);
    }

    @Override
    public Path place() {
        return folder;
    }

    @Override
    public Path tables() {
        return folder;
    }

    @Override
    public Optional<StoredRecording> find(String recording) {
        return candidates(recording).stream()
                .findFirst()
                .map(file -> new FolderRecording(recording, folder.resolve(file), filesOf(recording)));
    }

    @Override
    public List<String> recordings() throws IOException {
        return unnamed(Set.of()).stream()
                .map(RecordingEndings::nameOf)
                .distinct()
                .toList();
    }

    @Override
    public String missing(String recording) {
        return "no file " + RecordingEndings.possibleNames(recording);
    }

    @Override
    public List<String> statingDiagnoses() {
        return names.stream()
                .filter(RecordingEndings::isHeader)
                .map(RecordingEndings::nameOf)
                .distinct()
                .toList();
    }

    @Override
    public Optional<StatedLabels> labels() {
        return Optional.empty();
    }

    @Override
    public List<String> unnamed(Set<String> recordings) throws IOException {
        Set<String> named = new HashSet<>();
        recordings.forEach(recording -> named.addAll(candidates(recording)));
        Set<String> unnamed = new LinkedHashSet<>(looksLikeRecordings(named));
        for (String recording : unnamed.isEmpty() ? Set.<String>of() : recordings) {
            for (String file : candidates(recording)) {
                unnamed.removeAll(FolderRecording.named(folder.resolve(file)));
            }
        }
        return List.copyOf(unnamed);
    }

    /** The files that a recording can be read from, the first first. */
    private List<String> candidates(String recording) {
        List<String> files = filesOf(recording);
        return RecordingEndings.ALL.stream()
                .flatMap(ending -> files.stream()
                        .filter(file -> file.substring(recording.length()).equalsIgnoreCase(ending)))
                .toList();
    }

    /**
     * The files that belong to a recording, in order: those whose name is the recording's and goes on with no letter or
     * digit, such as {@code A0001.hea}, {@code A0001.dat} and the segments {@code A0001_0001.dat}.
     */
    private List<String> filesOf(String recording) {
        return names.subSet(recording, recording + Character.MAX_VALUE).stream()
                .filter(file -> file.length() > recording.length()
                        && !Character.isLetterOrDigit(file.charAt(recording.length())))
                .toList();
    }

    /** The files that look like recordings, in order; a table is one where it has a column of a lead. */
    private List<String> looksLikeRecordings(Set<String> except) throws IOException {
        List<String> recordings = new ArrayList<>();
        for (String name : names) {
            boolean known = RecordingEndings.isKnown(name) && !except.contains(name);
            boolean table = name.toLowerCase(Locale.ROOT).endsWith(TABLE);
            if (known && (!table || RecordingFiles.looksLikeRecording(folder.resolve(name)))) {
                recordings.add(name);
            }
        }
        return recordings;
    }
}
