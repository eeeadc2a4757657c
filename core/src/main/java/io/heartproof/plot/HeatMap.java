package io.heartproof.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A matrix of recordings: each cell holds its count, its shade is the count's share of the row. Empty cells are blank; a
 * pointer over a cell gives its words.
 *
 * @param title above the matrix
 * @param rows what stands at the left
 * @param columns what stands at the top
 * @param counts one list per row, one count per column
 * @param outline cells that stand out
 */
public record HeatMap(String title, Side rows, Side columns, List<List<Integer>> counts, Outline outline) {
    private static final double CHARACTER = 6.3;
    private static final double NARROWEST = 400;
    private static final double LARGE_CELL = 36;
    private static final double SMALL_CELL = 23;
    private static final int MOST_LARGE = 13;
    private static final int LONGEST_NAME = 16;
    private static final double TITLE = 30;
    private static final double LEGEND = 40;
    private static final double GAP = 6;
    private static final double SLANT = 0.72;
    private static final double DARK = 0.75;
    private static final String SHADES = "0 to 100 % of the row";
    private static final double SHADES_WORD = 78; // where the words of the legend begin
    private static final double OUTLINE_WORD = 229;
    private static final String UNIT = "(recordings)";

    /**
     * One side of a matrix.
     *
     * @param label of the side
     * @param names one per row or column
     * @param words what a cell of that column says of its row, beginning with the row's own
     * @param apart index of the row or column that a gap stands before, 0 for no gap
     */
    public record Side(String label, List<String> names, List<String> words, int apart) {
        public Side {
            names = List.copyOf(names);
            words = List.copyOf(words);
        }

        private int size() {
            return names.size();
        }

        private String name(int i) {
            return Svg.shortened(names.get(i), LONGEST_NAME);
        }

        /** Where the row or column begins. */
        private double offset(int i, double cell) {
            return i * cell + (apart > 0 && i >= apart ? GAP : 0);
        }
    }

    /**
     * One cell per row that stands out.
     *
     * @param word what these cells are, for the legend
     * @param columns the column in each row, -1 for none; no entries where no row has one
     */
    public record Outline(String word, List<Integer> columns) {
        /** No cell stands out. */
        public static final Outline NONE = new Outline("", List.of());
    }

    /**
     * A confusion matrix.
     *
     * @param names of the K classes, rows and columns alike
     * @param counts K rows of K columns, rows are the truth
     */
    public static HeatMap confusion(String title, List<String> names, int[][] counts) {
        List<String> words = names.stream().map(name -> "taken for " + name).toList();
        return new HeatMap(
                title,
                new Side("Truth", names, names, 0),
                new Side("Prediction", names, words, 0),
                Arrays.stream(counts)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList(),
                Outline.NONE);
    }

    /** Draws it; the size grows with the numbers of rows and columns. */
    public Svg draw() {
        Grid grid = grid();
        Markup svg = new Markup().open("g", "class", Colour.INK.fill());
        svg.text(2, 15, title, "font-size", "13", "font-weight", "600");
        svg.text(grid.left(), TITLE + 6, columns.label(), small("start"));
        svg.text(grid.left() - 7, grid.top() - 19, rows.label(), small("end"));
        svg.text(grid.left() - 7, grid.top() - 6, UNIT, small("end"));
        for (int column = 0; column < columns.size(); column++) {
            drawName(svg, grid, column);
        }
        for (int row = 0; row < rows.size(); row++) {
            svg.text(grid.left() - 7, grid.y(row) + grid.cell() / 2 + 4, rowName(row), small("end"));
            for (int column = 0; column < columns.size(); column++) {
                drawCell(svg, grid, row, column);
            }
        }
        drawFrames(svg, grid);
        drawOutline(svg, grid);
        drawLegend(svg, grid.left(), grid.bottom() + 12);
        svg.close();
        return new Svg(title, width(grid), grid.bottom() + LEGEND, "px", svg.toString());
    }

    /** Where cells lie. */
    private record Grid(double left, double top, double cell, boolean slanted, Side rows, Side columns) {
        double x(int column) {
            return left + columns.offset(column, cell);
        }

        double y(int row) {
            return top + rows.offset(row, cell);
        }

        double right() {
            return x(columns.size() - 1) + cell;
        }

        double bottom() {
            return y(rows.size() - 1) + cell;
        }
    }

    /** A rectangle, in pixels; its shade is a share. */
    private record Box(double x, double y, double width, double height) {
        void shade(Markup svg, double share) {
            svg.leaf(
                    "rect",
                    "class",
                    Colour.HEAT.fill(),
                    "fill-opacity",
                    Svg.number(0.06 + 0.94 * share),
                    "x",
                    Svg.number(x),
                    "y",
                    Svg.number(y),
                    "width",
                    Svg.number(width),
                    "height",
                    Svg.number(height));
        }
    }

    private Grid grid() {
        double cell = Math.max(rows.size(), columns.size()) <= MOST_LARGE ? LARGE_CELL : SMALL_CELL;
        double longest = CHARACTER * longest(columns.size(), columns::name);
        boolean slanted = longest > cell;
        double left = 10 + CHARACTER * Math.max(UNIT.length(), longest(rows.size(), this::rowName));
        return new Grid(left, TITLE + 20 + (slanted ? SLANT * longest + 6 : 6), cell, slanted, rows, columns);
    }

    /** Up to the end of the cells, of the last column's name, of the label or of the legend, whichever reaches furthest. */
    private double width(Grid grid) {
        int last = columns.size() - 1;
        double name = SLANT * CHARACTER * columns.name(last).length() + 8;
        double names = grid.slanted() ? grid.x(last) + grid.cell() / 2 + name : grid.right() + 2;
        double label = grid.left() + CHARACTER * columns.label().length();
        return Math.max(Math.max(NARROWEST, grid.left() + legendWidth()), Math.max(names, label));
    }

    private double legendWidth() {
        return outline.columns().isEmpty()
                ? SHADES_WORD + CHARACTER * SHADES.length()
                : OUTLINE_WORD + CHARACTER * outline.word().length();
    }

    private static int longest(int size, IntFunction<String> name) {
        return IntStream.range(0, size).map(i -> name.apply(i).length()).max().orElse(1);
    }

    private String rowName(int row) {
        return rows.name(row) + " (" + sum(row) + ")";
    }

    private int sum(int row) {
        return counts.get(row).stream().mapToInt(Integer::intValue).sum();
    }

    private void drawName(Markup svg, Grid grid, int column) {
        double x = grid.x(column) + grid.cell() / 2;
        double y = grid.top() - 6;
        if (grid.slanted()) {
            String turn = "rotate(-45 %s %s)".formatted(Svg.number(x + 3), Svg.number(y));
            svg.text(x + 3, y, columns.name(column), "font-size", "11.5", "transform", turn);
        } else {
            svg.text(x, y, columns.name(column), small("middle"));
        }
    }

    private void drawCell(Markup svg, Grid grid, int row, int column) {
        int count = counts.get(row).get(column);
        if (count == 0) {
            return;
        }
        double share = (double) count / sum(row);
        String percent = Svg.number(Math.round(1000 * share) / 10.0);
        String words = String.format(
                Locale.ROOT,
                "%s %s: %d of %d (%s %%)",
                rows.words().get(row),
                columns.words().get(column),
                count,
                sum(row),
                percent);
        svg.open("g").element("title", words);
        Box cell = new Box(grid.x(column), grid.y(row), grid.cell(), grid.cell());
        cell.shade(svg, share);
        drawCount(svg, cell, Integer.toString(count), share);
        svg.close();
    }

    private static void drawCount(Markup svg, Box cell, String digits, double share) {
        double size = Math.min(cell.width() <= SMALL_CELL ? 9.5 : 12, 1.6 * cell.width() / digits.length());
        Colour colour = share > DARK ? Colour.SURFACE : Colour.INK;
        svg.text(
                cell.x() + cell.width() / 2,
                cell.y() + cell.height() / 2 + size * 0.36,
                digits,
                "class",
                colour.fill(),
                "font-size",
                Svg.number(size),
                "text-anchor",
                "middle");
    }

    private void drawFrames(Markup svg, Grid grid) {
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                path.append(square(grid, row, column));
            }
        }
        svg.line(Colour.RULE, 1, path.toString());
    }

    private void drawOutline(Markup svg, Grid grid) {
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < outline.columns().size(); row++) {
            int column = outline.columns().get(row);
            path.append(column < 0 ? "" : square(grid, row, column));
        }
        if (!path.isEmpty()) {
            svg.line(Colour.INK, 2, path.toString());
        }
    }

    private static String square(Grid grid, int row, int column) {
        String cell = Svg.number(grid.cell());
        return "M%s %sh%sv%sh-%sz".formatted(Svg.number(grid.x(column)), Svg.number(grid.y(row)), cell, cell, cell);
    }

    private void drawLegend(Markup svg, double left, double top) {
        for (int step = 0; step <= 4; step++) {
            new Box(left + 14 * step, top, 14, 9).shade(svg, step / 4.0);
        }
        svg.text(left + SHADES_WORD, top + 8.5, SHADES, "font-size", "11");
        if (!outline.columns().isEmpty()) {
            svg.line(Colour.INK, 2, "M%s %sh11v9h-11z".formatted(Svg.number(left + 212), Svg.number(top)));
            svg.text(left + OUTLINE_WORD, top + 8.5, outline.word(), "font-size", "11");
        }
    }

    /** What a small text looks like whose {@code x} is its start, middle or end. */
    private static String[] small(String anchor) {
        return new String[] {"font-size", "11.5", "text-anchor", anchor};
    }
}
