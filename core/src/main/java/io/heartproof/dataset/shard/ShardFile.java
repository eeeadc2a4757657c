package io.heartproof.dataset.shard;

import java.util.regex.Pattern;

/**
 * How files are called in a shard. WebDataset takes what stands before the first dot for the recording, so a dot in a recording's
 * own name is written as {@code %2E}. In reading, the last dot counts, so that archives of ordinary folders can be read, too.
 */
final class ShardFile {
    /** The ending of what is known of a recording beside its samples. */
    static final String FACTS = ".json";

    private static final String DOT = "%2E";
    private static final Pattern DOT_ANY_CASE = Pattern.compile("%2e", Pattern.CASE_INSENSITIVE);

    private ShardFile() {}

    /** The name in a shard. */
    static String written(String recording, String ending) {
        return recording.replace(".", DOT) + ending;
    }

    /** The name outside of it. */
    static String read(String name) {
        return DOT_ANY_CASE.matcher(name).replaceAll(".");
    }

    /** The recording to which a file belongs, by its name outside; empty where it belongs to none. */
    static String recording(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
