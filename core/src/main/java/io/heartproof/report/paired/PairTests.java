package io.heartproof.report.paired;

import io.heartproof.condition.Condition;
import io.heartproof.metric.Figure;
import io.heartproof.metric.OverallMetric;
import io.heartproof.metric.UnseenShare;
import io.heartproof.metric.paired.CrossedBootstrap;
import io.heartproof.metric.paired.Holm;
import io.heartproof.metric.paired.McNemar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Tests every two networks, or defences, that have the same recordings and as many seeds.
 *
 * @param networks at least one
 * @param figures of each, in the same order, of the same {@link CrossedBootstrap}
 */
public record PairTests(List<NetworkOutcomes> networks, List<NetworkOutcomes.DrawnFigures> figures) {
    private static final String UNDEFINED = "the difference is undefined: there is no recording";

    public PairTests {
        networks = List.copyOf(networks);
        figures = List.copyOf(figures);
    }

    /** With figures drawn for it. */
    public static PairTests of(List<NetworkOutcomes> networks, CrossedBootstrap bootstrap) {
        return new PairTests(
                networks,
                networks.stream().map(network -> network.figures(bootstrap)).toList());
    }

    /** Condition by condition, every two; p values corrected for all of them together. */
    public List<PairTest> at(List<Condition> conditions) {
        List<PairTest> raw = new ArrayList<>();
        for (Condition condition : conditions) {
            for (int a = 0; a < networks.size(); a++) {
                for (int b = a + 1; b < networks.size(); b++) {
                    raw.add(test(a, b, condition));
                }
            }
        }
        double[] adjusted =
                Holm.adjusted(raw.stream().mapToDouble(PairTest::pValue).toArray());
        return IntStream.range(0, adjusted.length)
                .mapToObj(i -> raw.get(i).withAdjusted(adjusted[i]))
                .toList();
    }

    private PairTest test(int a, int b, Condition condition) {
        NetworkOutcomes first = networks.get(a);
        NetworkOutcomes second = networks.get(b);
        List<McNemar> seeds = IntStream.range(0, first.seeds().size())
                .mapToObj(
                        s -> McNemar.of(first.labels(), first.predicted(s, condition), second.predicted(s, condition)))
                .toList();
        NetworkOutcomes.DrawnScores of = scores(a, condition);
        NetworkOutcomes.DrawnScores minus = scores(b, condition);
        Figure accuracy = of.of(OverallMetric.ACCURACY)
                .minus(minus.of(OverallMetric.ACCURACY))
                .difference(UNDEFINED, UnseenShare.of(first.labels().length));
        Figure macroF1 = of.of(OverallMetric.MACRO_F1)
                .minus(minus.of(OverallMetric.MACRO_F1))
                .difference(UNDEFINED, UnseenShare.ofClasses(first.perClass()));
        double pValue = McNemar.pValue(seeds);
        return new PairTest(first.name(), second.name(), condition, seeds, pValue, pValue, accuracy, macroF1);
    }

    private NetworkOutcomes.DrawnScores scores(int network, Condition condition) {
        return Objects.requireNonNull(figures.get(network).scores().get(condition));
    }
}
