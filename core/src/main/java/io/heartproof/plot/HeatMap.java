package io.heartproof.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A confusion matrix: each cell holds its count, its shade is the count's share of the row. Empty cells are blank; a
 * pointer over a cell gives its words.
 *
 * @param title above the matrix
 * @param names of the K classes, rows and columns alike
 * @param counts K rows of K columns, rows are the truth
 */
public record HeatMap(String title, List<String> names, List<List<Integer>> counts) {
    private static final double CHARACTER = 6.3;
    private static final double LARGE_CELL = 36;
    private static final double SMALL_CELL = 23;
    private static final int MOST_LARGE = 12;
    private static final int LONGEST_NAME = 16;
    private static final double TITLE = 30;
    private static final double LEGEND = 40;
    private static final double DARK = 0.75;

    /** A matrix from arrays. */
    public static HeatMap of(String title, List<String> names, int[][] counts) {
        return new HeatMap(
                title,
                names,
                Arrays.stream(counts)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList());
    }

    /** Draws it; the size grows with the number of classes. */
    public Svg draw() {
        double left = 34 + CHARACTER * longestRow();
        double top = TITLE + 18 + 0.72 * CHARACTER * longest() + 8;
        double side = cell() * names.size();
        Markup svg = new Markup().open("g", "class", Colour.INK.fill());
        Svg.text(svg, 2, 15, title, "font-size", "13", "font-weight", "600");
        Svg.text(svg, left, TITLE + 6, "Prediction", "font-size", "11.5");
        String turn = "rotate(-90 14 " + Svg.number(top + side / 2) + ")";
        Svg.text(
                svg,
                14,
                top + side / 2,
                "Truth (recordings)",
                "font-size",
                "11.5",
                "text-anchor",
                "middle",
                "transform",
                turn);
        for (int i = 0; i < names.size(); i++) {
            drawNames(svg, i, left, top);
            drawRow(svg, i, left, top + i * cell());
        }
        outline(svg, left, top, side);
        drawLegend(svg, left, top + side + 12);
        svg.close();
        double overhang = 0.72 * CHARACTER * longest() + 8;
        return new Svg(title, Math.max(left + side + overhang, 330), top + side + LEGEND, "px", svg.toString());
    }

    private double cell() {
        return names.size() <= MOST_LARGE ? LARGE_CELL : SMALL_CELL;
    }

    private int longest() {
        return Math.min(
                LONGEST_NAME, names.stream().mapToInt(String::length).max().orElse(1));
    }

    private int longestRow() {
        return IntStream.range(0, names.size())
                .map(i -> rowName(i).length())
                .max()
                .orElse(1);
    }

    private String rowName(int i) {
        return Svg.shortened(names.get(i), LONGEST_NAME) + " (" + sum(i) + ")";
    }

    private void drawNames(Markup svg, int i, double left, double top) {
        String name = Svg.shortened(names.get(i), LONGEST_NAME);
        double x = left + (i + 0.5) * cell() + 3;
        String turn = "rotate(-45 %s %s)".formatted(Svg.number(x), Svg.number(top - 6));
        Svg.text(svg, x, top - 6, name, "font-size", "11.5", "transform", turn);
        Svg.text(svg, left - 7, top + (i + 0.5) * cell() + 4, rowName(i), "font-size", "11.5", "text-anchor", "end");
    }

    private void drawRow(Markup svg, int row, double left, double top) {
        int sum = sum(row);
        for (int column = 0; column < names.size(); column++) {
            int count = counts.get(row).get(column);
            if (count > 0) {
                drawCell(svg, new Cell(row, column, count, (double) count / sum), left + column * cell(), top);
            }
        }
    }

    /** A count above 0 and its share of the row. */
    private record Cell(int row, int column, int count, double share) {}

    private void drawCell(Markup svg, Cell cell, double x, double y) {
        svg.open("g");
        svg.element(
                "title",
                "%s taken for %s: %d of %d (%s %%)"
                        .formatted(
                                names.get(cell.row()),
                                names.get(cell.column()),
                                cell.count(),
                                sum(cell.row()),
                                Svg.number(Math.round(1000 * cell.share()) / 10.0)));
        String side = Svg.number(cell());
        svg.leaf(
                "rect",
                "class",
                Colour.HEAT.fill(),
                "fill-opacity",
                Svg.number(0.06 + 0.94 * cell.share()),
                "x",
                Svg.number(x),
                "y",
                Svg.number(y),
                "width",
                side,
                "height",
                side);
        String digits = Integer.toString(cell.count());
        double size = Math.min(cell() <= SMALL_CELL ? 9.5 : 12, 1.6 * cell() / digits.length());
        svg.element(
                "text",
                digits,
                "class",
                (cell.share() > DARK ? Colour.SURFACE : Colour.INK).fill(),
                "x",
                Svg.number(x + cell() / 2),
                "y",
                Svg.number(y + cell() / 2 + size * 0.36),
                "font-size",
                Svg.number(size),
                "text-anchor",
                "middle");
        svg.close();
    }

    private void outline(Markup svg, double left, double top, double side) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i <= names.size(); i++) {
            String along = Svg.number(i * cell());
            path.append("M0 %sh%s".formatted(along, Svg.number(side)));
            path.append("M%s 0v%s".formatted(along, Svg.number(side)));
        }
        String place = "translate(" + Svg.number(left) + " " + Svg.number(top) + ")";
        svg.leaf("path", "class", Colour.RULE.stroke(), "transform", place, "d", path.toString());
    }

    private static void drawLegend(Markup svg, double left, double top) {
        for (int step = 0; step <= 4; step++) {
            svg.leaf(
                    "rect",
                    "class",
                    Colour.HEAT.fill(),
                    "fill-opacity",
                    Svg.number(0.06 + 0.94 * step / 4),
                    "x",
                    Svg.number(left + 14 * step),
                    "y",
                    Svg.number(top),
                    "width",
                    "14",
                    "height",
                    "9");
        }
        Svg.text(svg, left + 78, top + 8.5, "0 to 100 % of the row", "font-size", "11");
    }

    private int sum(int row) {
        return counts.get(row).stream().mapToInt(Integer::intValue).sum();
    }
}
