package io.heartproof.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.Scores;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.ConditionScores;
import io.heartproof.report.Results;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeTextTest {
    @Test
    void figuresOfAllConditionsStandBelowOneAnother() {
        Scores scores =
                new Bootstrap(40, 1).scores(new LabelSet(List.of("a", "b")), new int[] {0, 1}, new int[] {0, 1});
        List<ConditionScores> conditions = List.of(
                new ConditionScores(Condition.CLEAN, scores),
                new ConditionScores(new Condition(Kind.WHITE, 0.1), scores),
                new ConditionScores(new Condition(Kind.recorded("simulated bw"), -6), scores));
        Results results = new Results(
                Results.VERSION,
                2,
                List.of("a", "b"),
                new Results.LeftOut(0, 0),
                List.of(),
                conditions,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Provenance("", "", "", 1, 1, "", Map.of(), Map.of()));

        List<String> lines = OutcomeText.results(results);

        assertThat(lines.subList(1, 4))
                .allMatch(line -> line.indexOf(" accuracy 1.000") == "simulated bw -6.0 dB".length());
    }
}
