package io.heartproof.report;

import io.heartproof.file.Json;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.BreakingLevels;
import io.heartproof.metric.ConfusionMatrix;
import io.heartproof.metric.Figure;
import io.heartproof.metric.Scores;
import io.heartproof.problem.Counted;
import io.heartproof.provenance.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an evaluation found: {@code results.json}. The field names are the file's.
 *
 * @param recordings how many recordings were evaluated
 * @param classes names of the K classes, in the classifier's order
 * @param leftOut how many recordings of the data set were not evaluated
 * @param refusals which recordings were refused, and why
 * @param clean without noise
 * @param adversarial per attack and level, empty where none was run
 * @param whiteNoise per amplitude, empty where none was run
 * @param recordedNoise per source and signal-to-noise ratio, empty where none was run
 * @param robustnessAuc area under accuracy against noise level
 * @param breakingLevels per attack, how much of its noise it takes; empty where none was run
 */
public record Results(
        int recordings,
        List<String> classes,
        LeftOut leftOut,
        List<Refusal> refusals,
        Scores clean,
        List<Adversarial> adversarial,
        List<WhiteNoise> whiteNoise,
        List<RecordedNoise> recordedNoise,
        RobustnessAuc robustnessAuc,
        List<Breaking> breakingLevels,
        Provenance provenance) {
    /** The file's name in an evaluation's folder. */
    public static final String FILE = "results.json";

    /**
     * How many recordings were not evaluated.
     *
     * @param multiLabel because they have several labels
     * @param refused because they could not be read or prepared ({@link Results#refusals} says why)
     */
    public record LeftOut(int multiLabel, int refused) {}

    /** A recording that could not be read or prepared, and the reason in one line. */
    public record Refusal(String recording, String reason) {}

    /**
     * Areas under plain accuracy against noise level, see {@link io.heartproof.metric.RobustnessCurve}.
     *
     * @param adversarial by norm, {@code linf} or {@code l2}; a norm that was not run is absent
     */
    public record RobustnessAuc(Map<String, Figure> adversarial, Figure whiteNoise) {
        public RobustnessAuc {
            adversarial = new TreeMap<>(adversarial);
            adversarial.keySet().forEach(Adversarial::checkedNorm);
        }
    }

    public Results {
        classes = List.copyOf(classes);
        refusals = List.copyOf(refusals);
        adversarial = List.copyOf(adversarial);
        whiteNoise = List.copyOf(whiteNoise);
        recordedNoise = List.copyOf(recordedNoise);
        breakingLevels = List.copyOf(breakingLevels);
        int size = new LabelSet(classes).size();
        requireFit(recordings, size, clean);
        for (Adversarial level : adversarial) {
            requireFit(recordings, size, level.scores());
        }
        for (WhiteNoise level : whiteNoise) {
            requireFit(recordings, size, level.scores());
        }
        for (RecordedNoise level : recordedNoise) {
            requireFit(recordings, size, level.scores());
        }
        for (Breaking breaking : breakingLevels) {
            requireFit(breaking.counts(), classes, clean.confusion());
        }
        requireCover(breakingLevels, adversarial);
    }

    private static void requireFit(BreakingLevels breaking, List<String> classes, ConfusionMatrix clean) {
        List<String> labels = breaking.perClass().stream()
                .map(BreakingLevels.ClassTally::label)
                .toList();
        if (!labels.equals(classes)) {
            throw new IllegalArgumentException(
                    "breaking levels must be those of the classes %s, got %s".formatted(classes, labels));
        }
        for (int k = 0; k < labels.size(); k++) {
            BreakingLevels.Tally tally = breaking.perClass().get(k).tally();
            int right = clean.count(k, k);
            int wrong = clean.recordings(k) - right;
            if (tally.recordings() != right || tally.wrongWithoutNoise() != wrong) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "without noise %d %s recordings are right and %d wrong, got breaking levels of %d and %d",
                        right,
                        classes.get(k),
                        wrong,
                        tally.recordings(),
                        tally.wrongWithoutNoise()));
            }
        }
    }

    private static void requireCover(List<Breaking> breakingLevels, List<Adversarial> adversarial) {
        for (Adversarial level : adversarial) {
            if (breakingLevels.stream()
                            .filter(breaking -> breaking.covers(level))
                            .count()
                    != 1) {
                throw new IllegalArgumentException("breaking levels must cover %s %s %s once"
                        .formatted(level.attack(), level.norm(), level.epsilon()));
            }
        }
    }

    private static void requireFit(int recordings, int classes, Scores scores) {
        ConfusionMatrix confusion = scores.confusion();
        if (confusion.classes() != classes || confusion.total() != recordings) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "every condition must have the same %s of %s, got %d of %d",
                    Counted.of(recordings, "recording"),
                    Counted.of(classes, "class"),
                    confusion.total(),
                    confusion.classes()));
        }
    }

    /** Writes the file whole or not at all. */
    public void write(Path file) throws IOException {
        Json.write(file, this);
    }

    /** Reads the file back; an unknown, missing or mistyped field is {@link io.heartproof.problem.BadData}. */
    public static Results read(Path file) throws IOException {
        return Json.read(file, Results.class);
    }
}
