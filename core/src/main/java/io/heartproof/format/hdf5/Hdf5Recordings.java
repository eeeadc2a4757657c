package io.heartproof.format.hdf5;

import io.heartproof.format.array.ArrayOptions;
import io.heartproof.format.array.SignalArray;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.problem.Exhaustion;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * An HDF5 file with the signals of many recordings in one data set and their names in another, as CODE-15 has them ({@code
 * tracings}, {@code exam_id}). The library's answers are checked before anything is made of them. Immutable and thread-safe.
 *
 * @param signals one row per recording
 * @param names one per row; not checked further
 */
public record Hdf5Recordings(SignalArray signals, List<String> names) {
    /** No file is looked for by this name: the library wants one for its messages. */
    private static final URI NAMELESS = URI.create("file:///data.hdf5");

    public Hdf5Recordings {
        names = List.copyOf(names);
    }

    /**
     * Opens a file. It stays open where its signals are in chunks.
     *
     * @throws BadData where it is no HDF5 file, has not these data sets, or they are not what they should be
     */
    public static Hdf5Recordings open(Path file, ArrayOptions options) throws IOException {
        return Exhaustion.asBadData(file.toString(), () -> opened(file, options));
    }

    private static Hdf5Recordings opened(Path file, ArrayOptions options) throws IOException {
        MeteredChannel channel = MeteredChannel.open(file);
        boolean keep = false;
        try {
            HdfFile hdf5 = new HdfFile(channel, NAMELESS);
            requireWhole(file, hdf5);
            Hdf5Array signals = Hdf5Array.of(file, dataSet(file, hdf5, options.signalsKey()));
            Hdf5Array names = Hdf5Array.of(file, dataSet(file, hdf5, options.namesKey()));
            Hdf5Recordings recordings =
                    new Hdf5Recordings(SignalArray.of(signals.numbers(), "HDF5"), Hdf5Names.read(names));
            if (recordings.names.size() != recordings.signals.size()) {
                throw new BadData(
                        file.toString(),
                        Counted.of(recordings.signals.size(), "recording") + " in " + options.signalsKey() + ", but "
                                + Counted.of(recordings.names.size(), "name") + " in " + options.namesKey());
            }
            channel.openBar();
            keep = signals.isChunked();
            return recordings;
        } catch (BadData e) {
            throw e;
        } catch (RuntimeException e) {
            throw new BadData(file.toString(), "is no HDF5 file that can be read: " + reason(e), e);
        } finally {
            if (!keep) {
                channel.close();
            }
        }
    }

    private static void requireWhole(Path file, HdfFile hdf5) {
        long end = hdf5.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
        if (end > hdf5.size()) {
            throw new BadData(file.toString(), "is cut off: it has " + hdf5.size() + " of its " + end + " bytes");
        }
    }

    /** The data set of that name, groups before it with slashes; no link is followed, as it may lead to other files. */
    private static Dataset dataSet(Path file, HdfFile hdf5, String key) {
        Node node = hdf5;
        for (String name : (key.startsWith("/") ? key.substring(1) : key).split("/")) {
            if (!(node instanceof Group group) || group.getChild(name) == null) {
                throw new BadData(
                        file.toString(),
                        "has no data set '" + key + "', only "
                                + hdf5.getChildren().keySet());
            }
            node = group.getChild(name);
            if (node.isLink()) {
                throw new BadData(file.toString(), "'" + key + "' is a link, and links are not followed");
            }
        }
        if (!(node instanceof Dataset dataSet)) {
            throw new BadData(file.toString(), "'" + key + "' is no data set");
        }
        return dataSet;
    }

    /** What is at the bottom of an error of the library. */
    private static String reason(RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message.replace(" in remote file", "");
    }
}
