package io.heartproof.report.section;

import io.heartproof.condition.Family;
import io.heartproof.plot.Colour;
import io.heartproof.plot.EcgLayout;
import io.heartproof.plot.EcgPaper;
import io.heartproof.plot.Markup;
import io.heartproof.report.Example;
import io.heartproof.report.Example.View;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Words;
import io.heartproof.report.run.CommonLevels;
import io.heartproof.report.run.Run;
import io.heartproof.report.suite.MicrovoltWords;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A few recordings on ECG paper, the noisy version laid over the clean one, and what the classifier said of each. */
final class ExampleSection {
    private static final int MOST_BARS = 6;
    private static final int MOST_ROWS = 6;
    private static final double TENTHS = 10;

    private final Page page;
    private int drawings;

    private ExampleSection(Page page) {
        this.page = page;
    }

    /** Writes the section, if a run has examples. */
    static void write(Page page, CommonLevels common) {
        List<Run> runs = common.runs();
        if (runs.stream().allMatch(run -> run.examples().isEmpty())) {
            return;
        }
        ExampleSection section = new ExampleSection(page);
        page.section("examples", "Examples");
        page.body()
                .element("p", choice(runs))
                .element(
                        "p",
                        "Grid squares are 1 mm and 5 mm: 0.04 s and 0.2 s, at 10 mm/mV 0.1 mV and 0.5 mV. Printed at"
                                + " 100 % on A4 they are true to scale, unless a drawing is too high for the page: then"
                                + " its pulse is the scale. " + MicrovoltWords.LIMITS);
        for (Run run : runs) {
            String prefix = runs.size() > 1 ? run.name() + ": " : "";
            run.examples().forEach(example -> section.write(example, prefix));
        }
        page.endSection();
    }

    private static String choice(List<Run> runs) {
        boolean attacked = runs.stream()
                .flatMap(run -> run.examples().stream())
                .flatMap(example -> example.conditions().stream())
                .anyMatch(view -> view.condition() == Family.ADVERSARIAL);
        return attacked
                ? "Of each class, as far as it has one that is right without noise, the recording that the smallest"
                        + " noise breaks; the class that breaks first in front."
                : "Of each class, as far as it has one, the first recording that is right without noise.";
    }

    private void write(Example example, String prefix) {
        Markup html = page.body();
        html.open("article").element("h3", prefix + example.recording() + ", labelled " + example.truth());
        writeVerdicts(example);
        writeProbabilities(example);
        View clean = example.conditions().get(0);
        if (example.conditions().size() == 1) {
            draw(EcgPaper.of(recording(example, clean)).layout(layout(example)));
        }
        for (View noisy : example.conditions().subList(1, example.conditions().size())) {
            draw(EcgPaper.of(recording(example, clean))
                    .layout(layout(example))
                    .overlay(recording(example, noisy), clean.text(), noisy.text()));
        }
        html.close();
    }

    private void draw(EcgPaper paper) {
        drawings++;
        page.drawing("example-" + drawings + ".svg", paper.draw());
    }

    private void writeVerdicts(Example example) {
        Markup html = page.body().open("p");
        for (View condition : example.conditions()) {
            boolean right = condition.prediction().equals(example.truth());
            html.text(capital(condition.text()) + ": ")
                    .element("strong", condition.prediction())
                    .text((right ? " (right)" : " (wrong)") + size(example, condition) + ". ");
        }
        html.close();
    }

    /** {@code , at most 2.5 microvolts from the recording: less than a pen's width on paper}; without noise how high it is. */
    private static String size(Example example, View condition) {
        boolean clean = condition.condition() == Family.CLEAN;
        OptionalDouble amplitude = clean ? example.highestDeflection() : example.largestChange(condition);
        if (amplitude.isEmpty()) {
            return "";
        }
        String text = microvolts(amplitude.getAsDouble());
        return clean
                ? ", its highest deflection is " + text
                : ", at most " + text + " from the recording: " + MicrovoltWords.meaning(amplitude.getAsDouble());
    }

    private static String microvolts(double amplitude) {
        return Words.level(Math.round(TENTHS * amplitude) / TENTHS) + Words.NO_BREAK + "microvolts";
    }

    private void writeProbabilities(Example example) {
        Markup html = page.body();
        html.element("p", "Probability of each class", "class", "caption");
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Probabilities");
        html.open("table", "class", "bars");
        html.open("thead").open("tr").element("th", "Class", "scope", "col", "class", "text");
        for (View condition : example.conditions()) {
            html.element("th", capital(condition.text()), "scope", "col", "class", "text");
        }
        html.close().close().open("tbody");
        List<Integer> shown = mostProbable(example);
        for (int k : shown) {
            String name = example.classes().get(k);
            String mark = name.equals(example.truth()) ? " (label)" : "";
            html.open("tr").element("th", name + mark, "scope", "row", "class", "text");
            example.conditions().forEach(condition -> writeBar(condition, k));
            html.close();
        }
        html.close().close().close();
        int more = example.classes().size() - shown.size();
        if (more > 0) {
            html.element("p", "Classes not shown, less probable throughout: " + more + ".", "class", "note");
        }
    }

    private void writeBar(View condition, int k) {
        double probability = condition.probabilities().get(k);
        Colour colour = condition.condition() == Family.CLEAN ? Colour.UNDERLAY : Colour.NOISE;
        page.body()
                .open("td")
                .open(
                        "svg",
                        "class",
                        "bar",
                        "viewBox",
                        "0 0 100 10",
                        "preserveAspectRatio",
                        "none",
                        "aria-hidden",
                        "true")
                .leaf("rect", "class", Colour.RULE.fill(), "width", "100", "height", "10")
                .leaf("rect", "class", colour.fill(), "width", Words.level(100 * probability), "height", "10")
                .close()
                .element("span", Words.Share.PERCENT.value(probability), "class", "probability")
                .close();
    }

    /** The classes whose probability is largest under some condition, and the true one; in the order of the classes. */
    private static List<Integer> mostProbable(Example example) {
        Comparator<Integer> byLargest = Comparator.comparingDouble((Integer k) -> example.conditions().stream()
                        .mapToDouble(condition -> condition.probabilities().get(k))
                        .max()
                        .orElse(0))
                .reversed();
        int truth = example.classes().indexOf(example.truth());
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, example.classes().size())
                        .boxed()
                        .sorted(Comparator.comparing((Integer k) -> k != truth).thenComparing(byLargest))
                        .toList());
        return order.stream().limit(MOST_BARS).sorted().toList();
    }

    private static EcgLayout layout(Example example) {
        List<Lead> leads = example.leads().stream().map(Lead::new).toList();
        double seconds = example.conditions().get(0).samples().get(0).length / example.samplingRateHz();
        EcgLayout usual = EcgLayout.of(leads, seconds);
        boolean halved = usual.rows().size() > MOST_ROWS && EcgLayout.columns(seconds, 2) > 1;
        return halved ? EcgLayout.inColumns(leads, 2) : usual;
    }

    private static Recording recording(Example example, View condition) {
        List<LeadSignal> signals = new ArrayList<>();
        for (int i = 0; i < example.leads().size(); i++) {
            signals.add(signal(
                    example,
                    new Lead(example.leads().get(i)),
                    condition.samples().get(i)));
        }
        return new Recording(
                example.recording(),
                example.samplingRateHz(),
                signals,
                Patient.UNKNOWN,
                List.of(),
                Source.of("report"));
    }

    private static LeadSignal signal(Example example, Lead lead, float[] samples) {
        if (!example.unit().equals(LeadSignal.MILLIVOLTS)) {
            return LeadSignal.inUnit(lead, samples, example.unit());
        }
        return example.calibrated() ? LeadSignal.millivolts(lead, samples) : LeadSignal.uncalibrated(lead, samples);
    }

    private static String capital(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }
}
