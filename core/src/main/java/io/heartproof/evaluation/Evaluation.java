package io.heartproof.evaluation;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.suite.SuiteOutcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a classifier answered about every recording, without noise and under each condition. Figures, intervals and tables
 * follow from it in {@link ResultsMaker}. Immutable but for its arrays, which nobody changes.
 *
 * @param recordings N names
 * @param truth (N) class indices
 * @param answers without noise first
 * @param suites what suites of attacks found besides
 */
@SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
public record Evaluation(
        LabelSet labels, List<String> recordings, int[] truth, List<Answers> answers, List<SuiteOutcome> suites) {
    public Evaluation {
        recordings = List.copyOf(recordings);
        answers = List.copyOf(answers);
        suites = List.copyOf(suites);
        if (answers.isEmpty() || !answers.get(0).condition().equals(Condition.CLEAN)) {
            throw new IllegalArgumentException("the first answers must be those without noise");
        }
    }

    /** Without a suite of attacks. */
    public Evaluation(LabelSet labels, List<String> recordings, int[] truth, List<Answers> answers) {
        this(labels, recordings, truth, answers, List.of());
    }

    /** Predictions without noise, (N). */
    public int[] clean() {
        return answers.get(0).predictions();
    }

    /** Answers under noise of a family, in order. */
    public List<Answers> under(Family family) {
        return answers.stream()
                .filter(one -> one.condition().kind().family() == family)
                .toList();
    }

    /** Each kind of noise that was run, in order. */
    public List<Kind> noises() {
        Set<Kind> noises = new LinkedHashSet<>();
        answers.forEach(one -> noises.add(one.condition().kind()));
        noises.remove(Kind.CLEAN);
        return List.copyOf(noises);
    }

    /** The same with what a further ladder gave. */
    public Evaluation and(Ladder.Climbed further) {
        List<Answers> all = new ArrayList<>(answers);
        all.addAll(further.answers());
        List<SuiteOutcome> allSuites = new ArrayList<>(suites);
        further.suite().ifPresent(allSuites::add);
        return new Evaluation(labels, recordings, truth, all, allSuites);
    }
}
