package io.heartproof.report.section;

import io.heartproof.metric.paired.CrossedBootstrap;
import io.heartproof.report.page.Page;
import io.heartproof.report.paired.NetworkOutcomes;
import io.heartproof.report.paired.PairSection;
import io.heartproof.report.paired.PairTest;
import io.heartproof.report.paired.PairTests;
import io.heartproof.report.paired.RunOutcomes;
import io.heartproof.report.paired.TestedLevels;
import io.heartproof.report.run.CommonLevels;
import io.heartproof.report.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tests every two runs on the recordings that both were evaluated on, or says why it does not. */
final class PairedRuns {
    private static final CrossedBootstrap BOOTSTRAP = new CrossedBootstrap(2000, 1);

    private final List<Run> evaluated;
    private final CommonLevels common;

    private PairedRuns(CommonLevels common) {
        this.common = common;
        this.evaluated =
                common.runs().stream().filter(run -> run.results().isPresent()).toList();
    }

    /** Writes the section, if at least two runs were evaluated. */
    static void write(Page page, CommonLevels common) throws IOException {
        PairedRuns paired = new PairedRuns(common);
        if (paired.evaluated.size() > 1) {
            paired.write(page);
        }
    }

    private void write(Page page) throws IOException {
        Optional<String> withoutFile = evaluated.stream()
                .filter(run -> !Files.exists(run.files().evaluated().predictions()))
                .map(run -> "No paired test: " + run.name() + " has no predictions.csv.")
                .findFirst();
        List<NetworkOutcomes> networks = withoutFile.isPresent() ? List.of() : networks();
        Optional<String> why = withoutFile.or(() -> others(networks));
        if (why.isPresent()) {
            page.section("differences", "Differences");
            page.warn(why.get());
            page.endSection();
            return;
        }
        List<PairTest> tests = PairTests.of(networks, BOOTSTRAP)
                .at(TestedLevels.usual(networks.get(0).levels()));
        PairSection.write(page, networks.stream().map(NetworkOutcomes::name).toList(), tests);
    }

    private List<NetworkOutcomes> networks() throws IOException {
        List<NetworkOutcomes> networks = new ArrayList<>();
        for (Run run : evaluated) {
            RunOutcomes outcomes = RunOutcomes.read(run.files().folder());
            networks.add(NetworkOutcomes.of(run.name(), outcomes.only(common.conditions())));
        }
        return networks;
    }

    /** What keeps two networks from being compared, recording by recording. */
    private static Optional<String> others(List<NetworkOutcomes> networks) {
        RunOutcomes first = networks.get(0).seeds().get(0);
        for (NetworkOutcomes network : networks) {
            RunOutcomes other = network.seeds().get(0);
            if (!other.classes().equals(first.classes())) {
                return Optional.of("No paired test: " + network.name() + " has other classes.");
            }
            if (!other.truth().equals(first.truth())) {
                return Optional.of(others(network.name(), other, networks.get(0).name(), first));
            }
        }
        return first.truth().isEmpty() ? Optional.of("No paired test: there is no recording.") : Optional.empty();
    }

    private static String others(String name, RunOutcomes run, String firstName, RunOutcomes first) {
        Set<String> both = new HashSet<>(run.truth().keySet());
        both.retainAll(first.truth().keySet());
        return String.format(
                Locale.ROOT,
                "No paired test: %s was evaluated on other recordings or labels than %s (%d and %d, %d with the same"
                        + " name).",
                name,
                firstName,
                run.truth().size(),
                first.truth().size(),
                both.size());
    }
}
