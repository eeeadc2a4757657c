package io.heartproof.report.suite;

import io.heartproof.condition.Kind;
import io.heartproof.metric.Figure;
import io.heartproof.metric.suite.AttackEffort;
import io.heartproof.metric.suite.AttackFindings;
import io.heartproof.metric.suite.Check;
import io.heartproof.metric.suite.SmallestNoise;
import io.heartproof.metric.suite.SuiteFindings;
import io.heartproof.plot.Markup;
import io.heartproof.report.page.Csv;
import io.heartproof.report.page.FewRecordings;
import io.heartproof.report.page.Table;
import io.heartproof.report.page.Words;
import io.heartproof.report.paired.LevelForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables of a suite, in the page and as CSV. Not thread-safe. */
final class SuiteTables {
    private static final String ALL = "All";
    private static final String NONE = "\u2013";

    private final Csv checks =
            new Csv(List.of("run", "noise", "check", "value", "threshold", "alarm", "text"), List.of());
    private final Csv attacks = new Csv(
            List.of(
                    "run",
                    "noise",
                    "attack",
                    "gradients",
                    "attacked",
                    "broken",
                    "forward",
                    "backward",
                    "seconds",
                    "optimality"),
            List.of());
    private final Csv curves = new Csv(List.of("run", "noise", "attack", "level", "accuracy"), List.of());
    private final Csv smallest =
            new Csv(List.of("run", "noise", "label", "recordings", "found"), List.of("median", "microvolts"));

    /** By name, as they have been written so far. */
    Map<String, String> files() {
        return Map.of(
                "checks.csv", checks.toString(),
                "attacks.csv", attacks.toString(),
                "security.csv", curves.toString(),
                "smallest-noise.csv", smallest.toString());
    }

    /** Whether the figures can be trusted. */
    void trust(Markup html, SuiteSection.PlacedSuite place) {
        SuiteWords.alarm(place.suite()).ifPresent(text -> html.element("p", text, "class", "warning"));
        Table table = new Table(
                "Can these figures be trusted?", List.of("Check", "Verdict", "Measured", "Alarm", "What was seen"));
        for (Check check : place.suite().checks()) {
            String value = check.value().map(SuiteTables::number).orElse("");
            table.row(List.of(
                    Table.text(check.name()),
                    Table.text(check.alarm() ? "ALARM" : check.value().isPresent() ? "fine" : "not made"),
                    Table.number(value.isEmpty() ? NONE : value),
                    Table.number(alarm(check)),
                    Table.text(check.text())));
            checks.row(List.of(
                    place.run(),
                    place.words().id(),
                    check.name(),
                    check.value().<Object>map(known -> known).orElse(""),
                    check.threshold(),
                    check.alarm(),
                    check.text()));
        }
        table.writeCards(html, place.suite().remarks());
    }

    /** On which side of the threshold the alarm begins, as far as value and verdict show it. */
    private static String alarm(Check check) {
        double threshold = check.threshold();
        double value = check.value().orElse(threshold);
        boolean shown = value != threshold;
        boolean above = shown ? (value > threshold) == check.alarm() : threshold == 0;
        return (above ? "above " : shown ? "below " : "beyond ") + number(threshold);
    }

    /** What each attack did, and how strong it is alone. */
    void attacks(Markup html, SuiteSection.PlacedSuite place) {
        SuiteFindings suite = place.suite();
        Table table = new Table(
                "What each attack did",
                List.of(
                        "Attack",
                        "Asks for",
                        "Attacked",
                        "Broken",
                        "Forward passes",
                        "Gradients",
                        "Seconds",
                        "Optimality"));
        for (AttackFindings attack : suite.attacks()) {
            AttackEffort effort = attack.effort();
            table.row(List.of(
                    Table.text(effort.attack()),
                    Table.text(effort.gradients() ? "gradients" : "answers"),
                    Table.number(Integer.toString(effort.attacked())),
                    Table.number(Integer.toString(effort.broken())),
                    Table.number(Long.toString(effort.forward())),
                    Table.number(Long.toString(effort.backward())),
                    Table.number(Words.rounded(effort.seconds())),
                    Table.number(attack.optimality().map(Words::decimal).orElse(NONE))));
            attackLines(place, attack);
        }
        lines(place, "all attacks", suite.envelope());
        table.writeTo(
                html,
                List.of(
                        "A recording is given to an attack once for each level, and only where no attack before has"
                                + " broken it.",
                        "Optimality says how near an attack alone comes to the worst case over all attacks, which"
                                + " is 1."));
    }

    private void attackLines(SuiteSection.PlacedSuite place, AttackFindings attack) {
        AttackEffort effort = attack.effort();
        attacks.row(List.of(
                place.run(),
                place.words().id(),
                effort.attack(),
                effort.gradients(),
                effort.attacked(),
                effort.broken(),
                effort.forward(),
                effort.backward(),
                effort.seconds(),
                attack.optimality().<Object>map(known -> known).orElse("")));
        lines(place, effort.attack(), attack.accuracy());
    }

    private void lines(SuiteSection.PlacedSuite place, String attack, List<Double> accuracy) {
        for (int i = 0; i < accuracy.size(); i++) {
            curves.row(List.of(
                    place.run(),
                    place.words().id(),
                    attack,
                    place.suite().levels().get(i),
                    accuracy.get(i)));
        }
    }

    /** The median of the smallest noise, over all recordings and per class. */
    void smallest(Markup html, SuiteSection.PlacedSuite place) {
        LevelForm form = place.words().form();
        boolean converts = !place.suite().kind().unit().isMicrovolts();
        List<String> heads = new ArrayList<>(List.of("Class", "Recordings", "Broken", "Median"));
        if (converts) {
            boolean largest = place.suite().kind().norm().equals(Kind.LINF);
            heads.add(largest ? "Median, microvolts" : "Median, microvolts (root mean square)");
        }
        Table table = new Table("Smallest noise that breaks a recording, median: " + form.label(), heads);
        for (SmallestNoise one : place.suite().smallest()) {
            String label = one.label().isEmpty() ? ALL : one.label();
            List<Table.Cell> cells = new ArrayList<>(List.of(
                    Table.text(label),
                    Table.number(FewRecordings.marked(one.recordings())),
                    Table.number(Integer.toString(one.found())),
                    figure(one, one.median(), new SizeForm(form))));
            if (converts) {
                cells.add(figure(one, one.microvolts(), PlainForm.ROUNDED));
            }
            table.row(cells);
            smallest.row(
                    List.of(place.run(), place.words().id(), label, one.recordings(), one.found()),
                    one.median(),
                    one.microvolts());
        }
        List<String> notes = new ArrayList<>(List.of("Recordings are those that are right without noise."));
        if (place.suite().smallest().stream().anyMatch(one -> FewRecordings.are(one.recordings()))) {
            notes.add(FewRecordings.NOTE);
        }
        if (place.suite().smallest().get(0).microvolts().known().isPresent()) {
            notes.add(MicrovoltWords.LIMITS);
        }
        table.writeTo(html, notes);
    }

    private static Table.Cell figure(SmallestNoise one, Figure figure, Words.Form form) {
        return one.recordings() == 0 ? Table.number(NONE) : FewRecordings.cell(one.recordings(), figure, form);
    }

    private static String number(double value) {
        return value == 0 || Math.abs(value) >= 0.001 ? Words.level(value) : String.format(Locale.ROOT, "%.1e", value);
    }

    /** Sizes as levels are written. */
    private record SizeForm(LevelForm form) implements Words.Form {
        @Override
        public String value(double size) {
            return form.number(size);
        }

        @Override
        public String interval(Figure.Known figure) {
            return form.bare(figure.low()) + "\u2013" + form.bare(figure.high());
        }
    }

    /** Numbers with about three digits. */
    private enum PlainForm implements Words.Form {
        ROUNDED;

        @Override
        public String value(double value) {
            return Words.rounded(value);
        }

        @Override
        public String interval(Figure.Known figure) {
            return Words.rounded(figure.low()) + "\u2013" + Words.rounded(figure.high());
        }
    }
}
