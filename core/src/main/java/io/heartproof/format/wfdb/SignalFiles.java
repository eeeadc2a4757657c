package io.heartproof.format.wfdb;

import io.heartproof.format.rule.NeighbourFiles;
import io.heartproof.format.rule.SampleLimit;
import io.heartproof.format.wfdb.header.Header;
import io.heartproof.format.wfdb.header.SignalLine;
import io.heartproof.format.wfdb.raw.SampleFormat;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** All signal files of a header: how many samples they hold, checked before any is read, and the signals in them. */
final class SignalFiles {
    private final Header header;
    private final List<SignalFile> files = new ArrayList<>();

    /**
     * Finds the files.
     *
     * @param header names at least one signal
     * @throws BadData where a file is missing, lies elsewhere or is described in contradictory ways
     */
    SignalFiles(Header header) throws IOException {
        this.header = header;
        NeighbourFiles neighbours = header.neighbours();
        Map<String, List<SignalLine>> byFile = header.signals().stream()
                .filter(line -> line.storage().format() != SampleFormat.NULL)
                .collect(Collectors.groupingBy(
                        line -> line.storage().file(), LinkedHashMap::new, Collectors.toUnmodifiableList()));
        for (Map.Entry<String, List<SignalLine>> entry : byFile.entrySet()) {
            SignalFile file = new SignalFile(header.where(), neighbours.file(entry.getKey()), entry.getValue());
            file.requireRaw(header.where());
            files.add(file);
        }
    }

    List<String> names() {
        return files.stream().map(file -> file.file().where()).toList();
    }

    /**
     * Samples per lead: what the header says, or else what all files hold.
     *
     * @param notes gets a line where the files hold more
     * @throws BadData where a file holds less, or the recording is too large
     */
    int frames(List<String> notes) throws IOException {
        long held = framesHeld();
        if (header.frames().isEmpty() && files.isEmpty()) {
            throw new BadData(header.where(), "neither the header nor a signal file gives a number of samples");
        }
        long used = header.frames().orElse(held);
        if (!files.isEmpty() && held - used >= SampleFormat.GROUP) {
            notes.add(String.format(
                    Locale.ROOT,
                    "the signal files hold %s per lead, the header uses %d",
                    Counted.of(held, "sample"),
                    used));
        }
        int frames = SampleLimit.check(header.where(), samplesPerFrame(), used);
        requireSkewsBelow(frames);
        return frames;
    }

    private long framesHeld() throws IOException {
        long shortest = Long.MAX_VALUE;
        for (SignalFile file : files) {
            long held = file.framesHeld();
            if (held < header.frames().orElse(0)) {
                throw new BadData(
                        header.where(),
                        String.format(
                                Locale.ROOT,
                                "the header promises %s per lead, but %s holds %d",
                                Counted.of(header.frames().getAsLong(), "sample"),
                                file.file().name(),
                                held));
            }
            shortest = Math.min(shortest, held);
        }
        return shortest;
    }

    /** Samples of all signals together in a frame; those that are left out are read, too. */
    private int samplesPerFrame() {
        long samples = 0;
        for (SignalLine line : header.signals()) {
            samples += line.storage().samplesPerFrame();
        }
        return (int) Math.min(samples, Integer.MAX_VALUE);
    }

    private void requireSkewsBelow(int frames) {
        for (SignalLine line : header.signals()) {
            if (line.storage().skew() >= frames) {
                throw new BadData(
                        header.where(),
                        String.format(
                                Locale.ROOT,
                                "the skew must be below the number of samples (%d), got %d",
                                frames,
                                line.storage().skew()));
            }
        }
    }

    /**
     * Reads every file once: one decoder per signal that serves, in the header's order. A null signal's has taken no frame.
     */
    List<SignalDecoder> read(int frames, int samplesPerFrame) throws IOException {
        IdentityHashMap<SignalLine, SignalDecoder> decoders = new IdentityHashMap<>();
        for (SignalFile file : files) {
            decoders.putAll(file.read(frames, samplesPerFrame));
        }
        return header.signals().stream()
                .filter(line -> FrameRate.serves(line, samplesPerFrame))
                .map(line -> decoders.computeIfAbsent(
                        line, nullSignal -> new SignalDecoder(nullSignal, 0, samplesPerFrame, frames)))
                .toList();
    }
}
