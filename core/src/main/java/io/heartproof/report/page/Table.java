package io.heartproof.report.page;

import io.heartproof.metric.Figure;
import io.heartproof.plot.Markup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An HTML table in a box of its own that scrolls sideways where it does not fit. The first column names the row; why a
 * figure is undefined stands below. Not thread-safe.
 */
public final class Table {
    private static final List<String> HEADING = List.of("th", "scope", "row");

    private final String caption;
    private final List<String> header;
    private final List<List<Cell>> rows = new ArrayList<>();

    /** What stands in one place of a table. */
    public sealed interface Cell {
        /** Words, aligned left. */
        record Text(String text) implements Cell {}

        /** A number, aligned right. */
        record Numeral(String text) implements Cell {}

        /** A value with its interval. */
        record Estimate(Figure figure, Words.Form form) implements Cell {}
    }

    public Table(String caption, List<String> header) {
        this.caption = caption;
        this.header = List.copyOf(header);
    }

    public static Cell text(String text) {
        return new Cell.Text(text);
    }

    public static Cell number(String text) {
        return new Cell.Numeral(text);
    }

    public static Cell percent(Figure figure) {
        return new Cell.Estimate(figure, Words.Share.PERCENT);
    }

    public static Cell decimal(Figure figure) {
        return new Cell.Estimate(figure, Words.Share.DECIMAL);
    }

    /** A figure in a form of its own. */
    public static Cell figure(Figure figure, Words.Form form) {
        return new Cell.Estimate(figure, form);
    }

    /** One row; as many cells as the header has. */
    public void row(List<Cell> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException("expected " + header.size() + " cells, got " + cells.size());
        }
        rows.add(List.copyOf(cells));
    }

    /** Writes the table and, below it, the notes and the reasons for undefined figures. */
    public void writeTo(Markup html, List<String> notes) {
        write(html, notes, "beside");
    }

    /** As {@link #writeTo}, for many columns of figures: each interval stands below its value. */
    public void writeStacked(Markup html) {
        write(html, List.of(), "stacked");
    }

    /** As {@link #writeStacked}; on a narrow screen each row is a card, with the column's name before each figure. */
    public void writeCards(Markup html) {
        writeCards(html, List.of());
    }

    /** The same with notes below, as {@link #writeTo} has them. */
    public void writeCards(Markup html, List<String> notes) {
        write(html, notes, "stacked cards");
    }

    private void write(Markup html, List<String> notes, String arrangement) {
        html.element("p", caption, "class", "caption");
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table", "class", arrangement);
        writeHeader(html);
        html.open("tbody");
        for (List<Cell> row : rows) {
            html.open("tr");
            for (int column = 0; column < row.size(); column++) {
                write(html, row.get(column), column == 0 ? HEADING : attributes(header.get(column)));
            }
            html.close();
        }
        html.close().close().close();
        for (String note : notes(notes)) {
            html.element("p", note, "class", "note");
        }
    }

    private void writeHeader(Markup html) {
        html.open("thead").open("tr");
        for (int column = 0; column < header.size(); column++) {
            boolean left = rows.isEmpty() || rows.get(0).get(column) instanceof Cell.Text;
            html.element("th", header.get(column), "scope", "col", "class", left ? "text" : "number");
        }
        html.close().close();
    }

    private static List<String> attributes(String column) {
        return List.of("td", "data-label", column);
    }

    /** @param place the element, and its attributes but for the class */
    private static void write(Markup html, Cell cell, List<String> place) {
        List<String> attributes = new ArrayList<>(place.subList(1, place.size()));
        attributes.addAll(List.of("class", cell instanceof Cell.Text ? "text" : "number"));
        html.open(place.get(0), attributes.toArray(String[]::new));
        if (cell instanceof Cell.Text text) {
            html.text(text.text());
        } else if (cell instanceof Cell.Numeral number) {
            html.text(number.text());
        } else if (cell instanceof Cell.Estimate estimate) {
            write(html, estimate);
        }
        html.close();
    }

    private static void write(Markup html, Cell.Estimate estimate) {
        estimate.figure()
                .known()
                .ifPresentOrElse(
                        known -> html.text(estimate.form().value(known.value()))
                                .text(" ")
                                .element("span", estimate.form().interval(known), "class", "interval"),
                        () -> html.element("span", "undefined", "class", "interval"));
    }

    private List<String> notes(List<String> own) {
        Set<String> notes = new LinkedHashSet<>(own);
        rows.stream().flatMap(List::stream).forEach(cell -> {
            if (cell instanceof Cell.Estimate estimate && estimate.figure() instanceof Figure.Undefined undefined) {
                notes.add(Words.capitalised(undefined.undefined()) + ".");
            }
        });
        return List.copyOf(notes);
    }
}
