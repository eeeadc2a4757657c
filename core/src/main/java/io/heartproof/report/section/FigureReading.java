package io.heartproof.report.section;

import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.plot.Markup;
import io.heartproof.report.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How to read the figures of a report: what its kinds of noise and its intervals are. */
final class FigureReading {
    private static final String INTERVALS =
            "Ranges are 95 % bootstrap intervals over the recordings of the list. They hold what another list of such "
                    + "recordings could give; not what another training, with another seed, could give.";
    private static final String EXTREMES =
            "Where none or all of n recordings are right, where drawn lists say nothing, the range is Wilson\u2019s. "
                    + "Classes with fewer than 20 recordings are marked \u2020: their other ranges are too narrow.";
    private static final String NOISE =
            "White-box noise is made against each recording with full knowledge of the network, black-box noise with"
                    + " its answers alone, within the stated bound. A recording counts as right only if the attack found"
                    + " no noise that changes the answer. A recording that is wrong without noise, or at a smaller level,"
                    + " stays wrong.";
    private static final String RECORDED =
            "Recorded noise is added to the electrodes, so the noise of all leads fits together. The signal-to-noise"
                    + " ratio is that of the noise stress test, an eighth of the squared QRS amplitude over the"
                    + " noise\u2019s power within seconds, in the middle lead. Slow wander counts little in it, so at one"
                    + " ratio it is higher than other noise.";
    private static final String AREA =
            "The area under accuracy against noise level is divided by the largest level, so it runs from 0 to 1 and"
                    + " compares only over the same levels.";
    private static final String MEANS = "Mean F1 and balanced accuracy are means over the classes present.";

    private FigureReading() {}

    /** Says it of what the runs have. */
    static void write(Markup html, List<Run> runs) {
        html.open("details", "open", "open")
                .element("summary", "How to read the figures")
                .open("ul");
        texts(runs).forEach(text -> html.element("li", text));
        html.close().close();
    }

    private static List<String> texts(List<Run> runs) {
        Set<Family> families = runs.stream()
                .flatMap(run -> run.results().stream())
                .flatMap(results -> results.noises().stream())
                .map(Kind::family)
                .collect(Collectors.toSet());
        List<String> texts = new ArrayList<>(List.of(INTERVALS, EXTREMES, MEANS));
        if (families.contains(Family.ADVERSARIAL)) {
            texts.add(NOISE);
        }
        if (families.contains(Family.RECORDED_NOISE)) {
            texts.add(RECORDED);
        }
        if (families.contains(Family.ADVERSARIAL) || families.contains(Family.WHITE_NOISE)) {
            texts.add(AREA);
        }
        return texts;
    }
}
