package io.heartproof.evaluation;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.robustness.BreakingLevels;
import io.heartproof.metric.robustness.RobustnessCurve;
import io.heartproof.metric.suite.AttackedRecording;
import io.heartproof.metric.suite.SuiteFindings;
import io.heartproof.metric.suite.SuiteOutcome;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Refusal;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.BreakingLevel;
import io.heartproof.report.ConditionScores;
import io.heartproof.report.Example;
import io.heartproof.report.KindFindings;
import io.heartproof.report.Prediction;
import io.heartproof.report.Predictions;
import io.heartproof.report.Results;
import io.heartproof.report.suite.SuiteRecordings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes files of what a classifier answered. Immutable. */
public record ResultsMaker(Evaluation evaluation) {
    /**
     * Recordings that were not evaluated, and why.
     *
     * @param multiLabel how many have several labels
     * @param refusals those that could not be read or prepared
     */
    public record NotEvaluated(int multiLabel, List<Refusal> refusals) {
        public NotEvaluated {
            refusals = List.copyOf(refusals);
        }

        /**
         * Refuses an evaluation of nothing.
         *
         * @param data where the recordings come from
         * @param evaluated how many are left
         */
        public NotEvaluated requireSome(Path data, int evaluated) {
            if (evaluated == 0) {
                throw new BadData(
                        data.toString(),
                        "has no usable recording in the list: "
                                + refusals.stream()
                                        .map(Refusal::reason)
                                        .findFirst()
                                        .orElse("it is empty"));
            }
            return this;
        }
    }

    /** All figures with intervals. */
    public Results results(Bootstrap bootstrap, NotEvaluated leftOut, Provenance provenance) {
        return new Results(
                Results.VERSION,
                evaluation.recordings().size(),
                evaluation.labels().names(),
                new Results.LeftOut(leftOut.multiLabel(), leftOut.refusals().size()),
                leftOut.refusals(),
                evaluation.answers().stream().map(one -> scores(one, bootstrap)).toList(),
                evaluation.noises().stream()
                        .filter(kind -> kind.unit().beginsAtZero())
                        .map(kind -> findings(kind, bootstrap))
                        .toList(),
                evaluation.suites().stream()
                        .map(one -> findings(one, bootstrap))
                        .toList(),
                List.of(),
                List.of(),
                provenance);
    }

    private SuiteFindings findings(SuiteOutcome suite, Bootstrap bootstrap) {
        int[] truth = suite.recordings().stream()
                .map(AttackedRecording::recording)
                .mapToInt(name -> evaluation.truth()[evaluation.recordings().indexOf(name)])
                .toArray();
        return SuiteFindings.of(suite, evaluation.labels(), truth, bootstrap);
    }

    private ConditionScores scores(Answers answers, Bootstrap bootstrap) {
        return new ConditionScores(
                answers.condition(),
                bootstrap.scores(evaluation.labels(), evaluation.truth(), answers.predictions(), answers.odds()));
    }

    private KindFindings findings(Kind kind, Bootstrap bootstrap) {
        RobustnessCurve curve = curve(kind);
        Optional<BreakingLevels> breaking = kind.family() == Family.ADVERSARIAL
                ? Optional.of(curve.breakingLevels(evaluation.labels(), bootstrap))
                : Optional.empty();
        return new KindFindings(kind, curve.area(bootstrap), breaking);
    }

    private RobustnessCurve curve(Kind kind) {
        RobustnessCurve curve = new RobustnessCurve(evaluation.truth(), evaluation.clean());
        evaluation.answers().stream()
                .filter(one -> one.condition().kind().equals(kind))
                .forEach(one -> curve.at(one.condition().level(), one.predictions()));
        return curve;
    }

    /** What suites of attacks found of each recording. */
    public List<SuiteRecordings> attacked() {
        return evaluation.suites().stream()
                .map(suite -> new SuiteRecordings(suite.kind(), suite.recordings()))
                .toList();
    }

    /** One line per recording and condition. */
    public List<Prediction> predictions() {
        List<Prediction> lines = new ArrayList<>();
        for (Answers answers : evaluation.answers()) {
            Condition condition = answers.condition();
            for (int i = 0; i < answers.predictions().length; i++) {
                lines.add(Prediction.of(name(i), truth(i), condition, label(answers.predictions()[i])));
            }
        }
        return lines;
    }

    /** One line per recording and attack: the smallest level that breaks it. */
    public List<BreakingLevel> breakingLevels() {
        List<BreakingLevel> lines = new ArrayList<>();
        for (Kind kind : evaluation.noises()) {
            if (kind.family() == Family.ADVERSARIAL) {
                double[] smallest = curve(kind).smallestBreaking();
                for (int i = 0; i < smallest.length; i++) {
                    lines.add(new BreakingLevel(name(i), truth(i), kind.source(), kind.norm(), level(smallest[i])));
                }
            }
        }
        return lines;
    }

    /** Writes all that the report is made of but {@code about.json}; the results last. */
    public void write(EvaluationLayout layout, Results results, List<Example> examples) throws IOException {
        Predictions.write(layout.predictions(), predictions());
        BreakingLevel.write(layout.breakingLevels(), breakingLevels());
        if (!results.suites().isEmpty()) {
            SuiteRecordings.write(layout.attacks(), attacked());
        }
        Example.write(layout.examples(), examples);
        results.write(layout.results());
    }

    private static OptionalDouble level(double smallest) {
        return Double.isInfinite(smallest) ? OptionalDouble.empty() : OptionalDouble.of(smallest);
    }

    private String name(int recording) {
        return evaluation.recordings().get(recording);
    }

    private String truth(int recording) {
        return label(evaluation.truth()[recording]);
    }

    private String label(int index) {
        return evaluation.labels().get(index).name();
    }
}
