package io.heartproof.dataset.shard;

import io.heartproof.dataset.store.RecordingEndings;
import io.heartproof.dataset.table.RecordName;
import io.heartproof.dataset.tar.TarMember;
import io.heartproof.dataset.tar.TarMembers;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.wfdb.HeaderFiles;
import io.heartproof.format.wfdb.header.Header;
import io.heartproof.format.wfdb.header.HeaderParser;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Digest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads a shard from beginning to end and says what it holds. Not thread-safe. */
final class ShardScan {
    private static final int CHUNK = 1 << 16;

    private final Path shard;
    private final Progress.Stage stage;
    private final Map<FoundKey, Found> found = new LinkedHashMap<>();
    private final byte[] chunk = new byte[CHUNK];

    /** Files of one recording lie in one folder of the archive. */
    private record FoundKey(String folder, String recording) {}

    /** What of a recording has been met, or of what may be none. */
    private static final class Found {
        private final Map<String, IndexedRecording.IndexedFile> files = new LinkedHashMap<>();
        private boolean facts;
        private OptionalLong samples = OptionalLong.empty();
        private List<String> others = List.of();
        private boolean segmented;
        private final Set<String> named = new HashSet<>();
        private List<String> labels = List.of();
        private Optional<BadData> problem = Optional.empty();

        /** Takes a file of another one; of a segment all. */
        void take(String name, Found part) {
            if (segmented && !part.segmented) {
                part.files.forEach(files::putIfAbsent);
            } else {
                files.putIfAbsent(name, Objects.requireNonNull(part.files.get(name)));
            }
        }

        /** Whether it is a segment or a signal file of another one, and has no labels of its own. */
        boolean isPart(String main) {
            return named.contains(main) && !segmented && labels.isEmpty();
        }
    }

    private ShardScan(Path shard, Progress.Stage stage) {
        this.shard = shard;
        this.stage = stage;
    }

    /**
     * The index of a shard.
     *
     * @param stage is advanced by the shard's bytes
     * @throws BadData where it is no tar archive or breaks a rule of shards
     */
    static ShardIndex of(Path shard, Progress.Stage stage) throws IOException {
        return new ShardScan(shard, stage).index();
    }

    private ShardIndex index() throws IOException {
        long bytes = Files.size(shard);
        Digest digest = new Digest();
        InputStream in = digest.adding(new BufferedInputStream(Files.newInputStream(shard), CHUNK));
        long seen = 0;
        try (TarMembers members = new TarMembers(shard, in, bytes)) {
            for (var member = members.next(); member.isPresent(); member = members.next()) {
                take(members, member.get());
                stage.advance(member.get().offset() + member.get().bytes() - seen);
                seen = member.get().offset() + member.get().bytes();
            }
        }
        stage.advance(bytes - seen);
        List<IndexedRecording> recordings = recordings();
        return new ShardIndex(
                shard,
                new ShardIndex.IndexHead(ShardIndex.VERSION, bytes, digest.hex(), recordings.size()),
                recordings);
    }

    private void take(TarMembers members, TarMember member) throws IOException {
        String name = ShardFile.read(member.name());
        String recording = ShardFile.recording(name);
        if (recording.isEmpty()) {
            return; // such as LICENSE
        }
        Found of = found.computeIfAbsent(new FoundKey(member.folder(), recording), key -> new Found());
        if (name.toLowerCase(Locale.ROOT).endsWith(ShardFile.FACTS)) {
            takeFacts(of, name, members, member);
        } else if (RecordingEndings.isHeader(name)) {
            byte[] header = content(members, member);
            takeHeader(of, name, header);
            put(of, member, name, new Digest().add(header));
        } else {
            put(of, member, name, digest(members));
        }
    }

    private void put(Found of, TarMember member, String name, Digest digest) {
        IndexedRecording.IndexedFile file =
                new IndexedRecording.IndexedFile(name, member.offset(), member.bytes(), digest.hex());
        if (of.files.putIfAbsent(name, file) != null) {
            throw twice(name);
        }
    }

    /** What is wrong with them counts where they turn out to be those of a recording. */
    private void takeFacts(Found of, String name, TarMembers members, TarMember member) throws IOException {
        if (of.facts) {
            throw twice(name);
        }
        of.facts = true;
        try {
            of.labels = RecordingFacts.labels(shard + "/" + RecordName.printable(name), content(members, member));
        } catch (BadData e) {
            of.problem = Optional.of(e);
        }
    }

    private BadData twice(String name) {
        return new BadData(shard.toString(), "holds a file " + RecordName.printable(name) + " twice");
    }

    /** All of a small file. */
    private byte[] content(TarMembers members, TarMember member) throws IOException {
        if (member.bytes() > RecordingFacts.MOST_BYTES) {
            throw new BadData(
                    shard + "/" + RecordName.printable(member.name()),
                    "expected at most " + RecordingFacts.MOST_BYTES + " bytes, got " + member.bytes());
        }
        byte[] content = new byte[(int) member.bytes()];
        members.read(content);
        return content;
    }

    private Digest digest(TarMembers members) throws IOException {
        Digest digest = new Digest();
        for (int count = members.read(chunk); count > 0; count = members.read(chunk)) {
            digest.add(chunk, count);
        }
        return digest;
    }

    private static void takeHeader(Found of, String name, byte[] bytes) throws IOException {
        try {
            Header header = HeaderParser.parse(RecordingFile.of(name, bytes));
            of.samples = header.frames();
            of.segmented = header.isMultiSegment();
            of.others = HeaderFiles.namesIn(header).stream()
                    .filter(file -> !ShardFile.recording(file).equals(ShardFile.recording(name)))
                    .toList();
        } catch (BadData broken) {
            // reading it says so
        }
    }

    /** Those with a file that a recording can be read from and that is no part of another, such as a segment without labels. */
    private List<IndexedRecording> recordings() {
        takeNamedFiles();
        Map<String, IndexedRecording> recordings = new LinkedHashMap<>();
        found.forEach((key, of) -> {
            String name = key.recording();
            Optional<String> main = RecordingEndings.main(name, of.files.keySet());
            if (main.isPresent() && !of.isPart(main.get())) {
                RecordName.require(shard.toString(), name);
                of.problem.ifPresent(problem -> {
                    throw problem;
                });
                IndexedRecording recording =
                        new IndexedRecording(name, List.copyOf(of.files.values()), of.samples, of.labels);
                if (recordings.putIfAbsent(name, recording) != null) {
                    throw new BadData(shard.toString(), "holds recording " + name + " in two of its folders");
                }
            }
        });
        return List.copyOf(recordings.values());
    }

    /** Gives a record the files beside it that its header names, and those of its segments. */
    private void takeNamedFiles() {
        found.forEach((key, of) -> {
            for (String name : of.others) {
                Found part = found.get(new FoundKey(key.folder(), ShardFile.recording(name)));
                if (part != null && part.files.containsKey(name)) {
                    part.named.add(name);
                    of.take(name, part);
                }
            }
        });
    }
}
