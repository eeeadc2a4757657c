package io.heartproof.metric;

import io.heartproof.label.LabelSet;
import io.heartproof.label.LogOdds;
import io.heartproof.metric.ranking.RankedClass;
import io.heartproof.problem.Counted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The area under the ROC curve of each class against all others, and its mean over the classes that have one. Where all pairs are
 * in order, or none, drawn lists say the same; the interval is then that of a share of as many recordings as the class or all
 * others have, whichever are fewer ({@link UnseenShare}). Immutable.
 *
 * @param perClass how many recordings there are of each class
 */
record Ranking(LabelSet labels, List<RankedClass> classes, List<Integer> perClass) {
    /**
     * Of recordings.
     *
     * @param odds (N), of every recording some
     */
    static Ranking of(LabelSet labels, int[] truth, List<LogOdds> odds) {
        int[] perClass = ConfusionMatrix.counts(labels.size(), truth);
        return new Ranking(
                labels,
                IntStream.range(0, labels.size())
                        .mapToObj(k -> RankedClass.of(k, truth, odds))
                        .toList(),
                IntStream.of(perClass).boxed().toList());
    }

    /** The same scores with these figures, drawn on the same lists. */
    Scores addTo(Scores scores, Bootstrap bootstrap) {
        int recordings = perClass.stream().mapToInt(count -> count).sum();
        int[] once = new int[recordings];
        Arrays.fill(once, 1);
        double[] values = values(once);
        double[][] drawn =
                bootstrap.draw(recordings, IntStream.range(0, recordings).toArray(), this::values);
        List<ClassScores> perClass = new ArrayList<>();
        for (int k = 0; k < labels.size(); k++) {
            ClassScores own = scores.perClass().get(k);
            Figure figure = Double.isNaN(values[k])
                    ? Figure.undefined(reason(k))
                    : UnseenShare.of(fewer(k)).widenShare(Bootstrap.interval(values[k], drawn[k]));
            perClass.add(
                    new ClassScores(own.label(), own.recordings(), own.figures().and(ClassScores.AUROC, figure)));
        }
        int macro = labels.size();
        Figure mean = Double.isNaN(values[macro])
                ? Figure.undefined("macro AUROC is undefined: there are no two classes with recordings")
                : unseen().widenShare(Bootstrap.interval(values[macro], drawn[macro]));
        return new Scores(scores.figures().and(OverallScores.MACRO_AUROC, mean), perClass, scores.confusion());
    }

    /** Every class, then the mean; NaN where undefined. */
    private double[] values(int... weights) {
        double[] areas = classes.stream().mapToDouble(one -> one.area(weights)).toArray();
        double mean = Arrays.stream(areas)
                .filter(area -> !Double.isNaN(area))
                .average()
                .orElse(Double.NaN);
        double[] values = Arrays.copyOf(areas, areas.length + 1);
        values[areas.length] = mean;
        return values;
    }

    private UnseenShare unseen() {
        return UnseenShare.ofClasses(
                IntStream.range(0, labels.size()).map(this::fewer).toArray());
    }

    private int fewer(int k) {
        int all = perClass.stream().mapToInt(count -> count).sum();
        return Math.min(perClass.get(k), all - perClass.get(k));
    }

    private String reason(int k) {
        int all = perClass.stream().mapToInt(count -> count).sum();
        String name = labels.get(k).name();
        return String.format(
                Locale.ROOT,
                "AUROC of %s is undefined: no %s among %s",
                name,
                perClass.get(k) == 0 ? name + " recording" : "recording of another class",
                Counted.of(all, "recording"));
    }
}
