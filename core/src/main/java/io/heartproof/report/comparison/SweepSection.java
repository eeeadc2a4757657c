package io.heartproof.report.comparison;

import io.heartproof.report.page.Csv;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Table;
import io.heartproof.report.page.Words;
import java.util.ArrayList;
import java.util.List;

/** Settings that were picked, and what from. */
final class SweepSection {
    private SweepSection() {}

    /** Writes the section, if a setting was picked. */
    static void write(Page page, Comparison comparison) {
        if (comparison.sweeps().isEmpty()) {
            return;
        }
        page.section("sweeps", "Settings picked");
        Csv csv = new Csv(
                List.of("defence", "key", "value", "validationMacroF1", "validationRobust", "picked"), List.of());
        for (Sweep sweep : comparison.sweeps()) {
            boolean attacked = sweep.entries().stream()
                    .anyMatch(entry -> entry.validationRobust().isPresent());
            List<String> header = new ArrayList<>(List.of("Value", "Mean F1 on validation", "Picked"));
            if (attacked) {
                header.add(2, "Balanced accuracy under attack");
            }
            Table table = new Table("%s of %s".formatted(sweep.key(), sweep.defence()), header);
            for (Sweep.TriedValue entry : sweep.entries()) {
                List<Table.Cell> cells = new ArrayList<>(List.of(
                        Table.text(entry.value()),
                        Table.number(Words.decimal(entry.validationMacroF1())),
                        Table.text(entry.picked() ? "picked" : "")));
                if (attacked) {
                    cells.add(
                            2,
                            Table.number(
                                    entry.validationRobust().map(Words::decimal).orElse("")));
                }
                table.row(cells);
                csv.row(List.of(
                        sweep.defence(),
                        sweep.key(),
                        entry.value(),
                        entry.validationMacroF1(),
                        entry.validationRobust().map(String::valueOf).orElse(""),
                        entry.picked()));
            }
            table.writeTo(page.body(), List.of(note(sweep)));
        }
        page.endSection();
        page.file("sweeps.csv", csv.toString());
    }

    private static String note(Sweep sweep) {
        boolean byRobust = sweep.entries().get(0).validationRobust().isPresent();
        return "Mean over the last %s of training%s. Picked on the validation recordings alone; the test recordings took no part."
                .formatted(
                        Words.count(sweep.lastEpochs(), "epoch"),
                        byRobust ? " that were attacked, and by balanced accuracy under attack" : "");
    }
}
