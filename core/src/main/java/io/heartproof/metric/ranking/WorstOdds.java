package io.heartproof.metric.ranking;

import io.heartproof.label.LogOdds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The worst log odds of N recordings under noise of rising levels: noise of a level counts at every larger level, too, so that
 * no area under a ROC curve rises with the level. Not thread-safe, but different recordings may be noted on different threads.
 */
public final class WorstOdds {
    private final LogOdds[][] tried;

    /** Of which nothing is known yet. */
    public WorstOdds(int recordings, int levels) {
        tried = new LogOdds[recordings][levels];
        for (LogOdds[] one : tried) {
            Arrays.fill(one, LogOdds.NONE);
        }
    }

    /**
     * Takes in an answer.
     *
     * @param level position of the smallest level that the noise lies in; of noise beyond all levels their number
     */
    public void note(int recording, int level, LogOdds odds) {
        if (level < tried[recording].length) {
            tried[recording][level] = tried[recording][level].worse(odds);
        }
    }

    /** Of every recording the worst up to a level; {@link LogOdds#NONE} where nobody has asked. */
    public List<LogOdds> at(int level) {
        return Arrays.stream(tried)
                .map(one -> Stream.of(one).limit(level + 1L).reduce(LogOdds.NONE, LogOdds::worse))
                .toList();
    }
}
