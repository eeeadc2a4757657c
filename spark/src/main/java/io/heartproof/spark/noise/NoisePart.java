package io.heartproof.spark.noise;

import io.heartproof.condition.Condition;
import io.heartproof.provenance.Digest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What one task answers: some recordings without noise and under some of the conditions. Immutable.
 *
 * @param recordings their names, in the order of the list
 * @param from position of the first of the conditions with noise, 1 or more
 * @param to position after the last
 */
record NoisePart(List<String> recordings, int from, int to) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Prepared recordings of a task are at most so large, unless one alone is larger. */
    private static final long LARGEST_BYTES = 128L << 20;

    /** Few enough that a killed task loses minutes, many enough that starting it costs nothing. */
    private static final int MOST_RECORDINGS = 500;

    NoisePart {
        recordings = List.copyOf(recordings);
    }

    /**
     * How many recordings a part has.
     *
     * @param largestBytes of one prepared recording
     */
    static int size(long largestBytes) {
        return (int) Math.max(1, Math.min(MOST_RECORDINGS, LARGEST_BYTES / largestBytes));
    }

    /**
     * The parts of an evaluation: its recordings in pieces, for each its conditions in pieces.
     *
     * @param conditions how many there are, that without noise among them
     * @param mostRecordings of a part, at least 1
     * @param mostConditions of a part beside that without noise, at least 1
     */
    static List<NoisePart> of(List<String> recordings, int conditions, int mostRecordings, int mostConditions) {
        List<NoisePart> parts = new ArrayList<>();
        for (int at = 0; at < recordings.size(); at += mostRecordings) {
            List<String> some = recordings.subList(at, Math.min(recordings.size(), at + mostRecordings));
            int from = 1;
            do {
                int to = (int) Math.min(conditions, (long) from + mostConditions);
                parts.add(new NoisePart(some, from, to));
                from = to;
            } while (from < conditions);
        }
        return parts;
    }

    /** Of all conditions those that are asked. */
    List<Condition> asked(List<Condition> conditions) {
        return conditions.subList(from, to);
    }

    /** Tells parts of one question apart. */
    String digest() {
        Digest digest = new Digest().add(from + " " + to);
        recordings.forEach(digest::add);
        return digest.hex();
    }
}
