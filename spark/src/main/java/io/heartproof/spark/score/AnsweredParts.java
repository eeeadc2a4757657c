package io.heartproof.spark.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which parts have how many answers: what is said of a job at its end, without a query over all answers. Immutable.
 *
 * @param counts by part, in the order of the data set
 */
record AnsweredParts(AnswerFolder folder, Map<DigestedPart, AnswerCount> counts) {
    private static final int MOST_SHOWN = 100;

    /**
     * Puts counts of tasks together.
     *
     * @param parts all of the data set
     * @param counted those of each of them
     */
    static AnsweredParts of(AnswerFolder folder, List<DigestedPart> parts, Map<DigestedPart, AnswerCount> counted) {
        Map<DigestedPart, AnswerCount> inOrder = new LinkedHashMap<>();
        for (DigestedPart part : parts) {
            inOrder.put(part, Objects.requireNonNull(counted.get(part), part.name()));
        }
        return new AnsweredParts(folder, inOrder);
    }

    /** All answers. */
    AnswerCount total() {
        return counts.values().stream().reduce(AnswerCount.NONE, AnswerCount::plus);
    }

    /** A line for each of the first recordings without an answer, by part, then how many more there are. */
    List<String> problems() throws IOException {
        List<String> lines = new ArrayList<>();
        for (DigestedPart part : withProblems()) {
            if (lines.size() < MOST_SHOWN) {
                lines.addAll(folder.answers(part).problems(MOST_SHOWN - lines.size()));
            }
        }
        long hidden = total().problems() - lines.size();
        if (hidden > 0) {
            lines.add(String.format(Locale.ROOT, "and %d more", hidden));
        }
        return lines;
    }

    private List<DigestedPart> withProblems() {
        Stream<Map.Entry<DigestedPart, AnswerCount>> some =
                counts.entrySet().stream().filter(entry -> entry.getValue().problems() > 0);
        return some.map(Map.Entry::getKey).toList();
    }
}
