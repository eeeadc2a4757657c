package io.heartproof.evaluation.share;

import io.heartproof.condition.Condition;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.label.LabelSet;
import io.heartproof.label.LogOdds;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Refusal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Puts shares of an evaluation together: each recording of a list under each condition, in those orders, whatever the order of
 * the shares. What is found twice must be the same. Not thread-safe.
 */
public final class ShareMerger {
    private final LabelSet labels;
    private final List<String> recordings;
    private final Map<String, Integer> positions = new HashMap<>();
    private final FoundOnce<Integer> truth;
    private final FoundOnce<Refusal> refusals;
    private final Map<Condition, FoundOnce<Answer>> answers = new LinkedHashMap<>();

    /** About one recording under one condition. */
    private record Answer(int prediction, Optional<LogOdds> odds) {
        static Answer of(Answers answers, int i) {
            return new Answer(
                    answers.predictions()[i],
                    answers.odds().isEmpty()
                            ? Optional.empty()
                            : Optional.of(answers.odds().get(i)));
        }
    }

    /**
     * Of which nothing is known yet.
     *
     * @param recordings names of all, each once, in the order of the evaluation
     * @param conditions all, each once, that without noise first
     */
    public ShareMerger(LabelSet labels, List<String> recordings, List<Condition> conditions) {
        this.labels = labels;
        this.recordings = List.copyOf(recordings);
        for (String recording : recordings) {
            positions.put(recording, positions.size());
        }
        truth = new FoundOnce<>("class", this.recordings);
        refusals = new FoundOnce<>("refusal", this.recordings);
        for (Condition condition : conditions) {
            answers.put(condition, new FoundOnce<>("answer under " + text(condition), this.recordings));
        }
    }

    /**
     * Takes in a share.
     *
     * @param where it comes from, for messages
     * @throws BadData where it is no share of this evaluation, or contradicts another one
     */
    public void add(String where, EvaluationShare share) {
        Evaluation evaluation = share.evaluation();
        if (!evaluation.labels().equals(labels)) {
            throw new BadData(
                    where,
                    "expected answers in the classes %s, got %s"
                            .formatted(labels.names(), evaluation.labels().names()));
        }
        for (Refusal refusal : share.refusals()) {
            refusals.put(where, position(where, refusal.recording()), refusal);
        }
        int[] at = evaluation.recordings().stream()
                .mapToInt(recording -> position(where, recording))
                .toArray();
        for (int i = 0; i < at.length; i++) {
            truth.put(where, at[i], evaluation.truth()[i]);
        }
        for (Answers one : evaluation.answers()) {
            FoundOnce<Answer> merged = answers(where, one.condition());
            for (int i = 0; i < at.length; i++) {
                merged.put(where, at[i], Answer.of(one, i));
            }
        }
    }

    private int position(String where, String recording) {
        Integer position = positions.get(recording);
        if (position == null) {
            throw new BadData(where, "has recording " + recording + ", which is not on the list of the evaluation");
        }
        return position;
    }

    private FoundOnce<Answer> answers(String where, Condition condition) {
        FoundOnce<Answer> merged = answers.get(condition);
        if (merged == null) {
            throw new BadData(
                    where, "has answers under " + text(condition) + ", which is no condition of the evaluation");
        }
        return merged;
    }

    /**
     * The whole.
     *
     * @throws BadData where something about a recording is in no share, or it is refused in one and answered in another
     */
    public EvaluationShare merged() {
        int[] right = IntStream.range(0, recordings.size())
                .filter(i -> !refusals.has(i))
                .toArray();
        for (int i = 0; i < recordings.size(); i++) {
            if (refusals.has(i) && truth.has(i)) {
                throw new BadData(
                        recordings.get(i),
                        "is refused in one share of the evaluation and answered in another; where its file has changed"
                                + " meanwhile, begin again in a new folder");
            }
        }
        Evaluation evaluation = new Evaluation(
                labels,
                Arrays.stream(right).mapToObj(recordings::get).toList(),
                Arrays.stream(right).map(truth::get).toArray(),
                answers.entrySet().stream()
                        .map(one -> merged(one.getKey(), one.getValue(), right))
                        .toList());
        List<Refusal> refused = IntStream.range(0, recordings.size())
                .filter(refusals::has)
                .mapToObj(refusals::get)
                .toList();
        return new EvaluationShare(evaluation, refused);
    }

    private static Answers merged(Condition condition, FoundOnce<Answer> found, int... positions) {
        List<Answer> all = Arrays.stream(positions).mapToObj(found::get).toList();
        List<LogOdds> odds = all.stream().flatMap(one -> one.odds().stream()).toList();
        return new Answers(
                condition,
                all.stream().mapToInt(Answer::prediction).toArray(),
                odds.size() == all.size() ? odds : List.of());
    }

    private static String text(Condition condition) {
        return condition.equals(Condition.CLEAN) ? "no noise" : condition.kind().source() + " " + condition.level();
    }
}
