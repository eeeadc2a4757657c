package io.heartproof.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartTest {
    private static final Axis LEVELS = Axis.levels("level", List.of(0.1, 0.2), Svg::number);

    @Test
    void bandRunsAlongTheHighAndBackAlongTheLowEnds() {
        LineChart.Series series = new LineChart.Series(
                "CE", List.of(new LineChart.Point(0, 0.8, 0.75, 1), new LineChart.Point(0.2, 0.5, 0, 0.75)));

        String svg = chart(series).standalone();

        // The plot is 338 wide from x = 46 and 190 high from y = 30.
        assertThat(svg).contains("d=\"M46 30L384 77.5L384 220L46 77.5Z\"");
        assertThat(svg).contains("d=\"M46 68L384 125\"");
    }

    @Test
    void undefinedValueLeavesAGap() {
        LineChart.Series series = new LineChart.Series(
                "CE",
                List.of(LineChart.Point.of(0, 1), LineChart.Point.of(0.1, Double.NaN), LineChart.Point.of(0.2, 0)));

        assertThat(chart(series).standalone())
                .contains("d=\"M46 30\"", "d=\"M384 220\"")
                .doesNotContain("NaN");
    }

    @Test
    void fewShortNamesStandAtTheirLinesAndDoNotOverlap() throws Exception {
        List<LineChart.Series> same = IntStream.range(0, 5)
                .mapToObj(i ->
                        new LineChart.Series("run " + i, List.of(LineChart.Point.of(0, 0), LineChart.Point.of(0.2, 0))))
                .toList();

        Document svg = WellFormed.parse(
                new LineChart("t", LEVELS, Axis.share(""), same).draw().standalone());

        List<Double> heights = elements(svg, "text").stream()
                .filter(text -> text.getTextContent().startsWith("run "))
                .map(text -> Double.valueOf(text.getAttribute("y")))
                .sorted()
                .toList();
        assertThat(heights).hasSize(5);
        for (int i = 1; i < heights.size(); i++) {
            assertThat(heights.get(i) - heights.get(i - 1)).isGreaterThanOrEqualTo(12);
        }
    }

    /** A line on top of another would hide it: one line, and both names in its colour. */
    @Test
    void seriesOfTheSamePointsAreOneLine() {
        List<LineChart.Point> points = List.of(LineChart.Point.of(0, 0.5), LineChart.Point.of(0.2, 0.25));
        List<LineChart.Series> same = List.of(
                new LineChart.Series("a", points),
                new LineChart.Series("b", points),
                new LineChart.Series("c", List.of(LineChart.Point.of(0, 0.5), LineChart.Point.of(0.2, 0))));

        String svg = new LineChart("t", LEVELS, Axis.share(""), same).draw().standalone();

        String first = Colour.series(0).fill();
        assertThat(svg)
                .containsPattern("<text[^>]*class=\"" + first + "\"[^>]*>a</text>")
                .containsPattern("<text[^>]*class=\"" + first + "\"[^>]*>b</text>")
                .containsPattern("<text[^>]*class=\"" + Colour.series(2).fill() + "\"[^>]*>c</text>")
                .doesNotContain("class=\"" + Colour.series(1).fill() + "\"");
    }

    /** The last label is centred under the end of the axis; the picture is 400 wide. */
    @Test
    void longLastLabelsFitIntoThePicture() throws Exception {
        Axis ratios =
                Axis.levelsWithoutZero("ratio", List.of(-24.0, 6.0), level -> level < 0 ? "24 dB" : "\u22126.25 dB");

        Document svg = WellFormed.parse(
                new LineChart("t", ratios, Axis.share(""), List.of()).draw().standalone());

        assertThat(elements(svg, "text"))
                .filteredOn(text -> text.getTextContent().endsWith("6.25 dB"))
                .hasSize(1)
                .allMatch(text -> Double.parseDouble(text.getAttribute("x")) + 8 * 6.2 / 2 < 400);
    }

    @Test
    void manyOrLongNamesStandInALegendBelow() throws Exception {
        List<LineChart.Series> many = IntStream.range(0, 20)
                .mapToObj(i -> new LineChart.Series(
                        i + "<&\"" + "x".repeat(200), List.of(LineChart.Point.of(0, 0.1), LineChart.Point.of(0.2, 0))))
                .toList();

        Svg drawn = new LineChart("<t>", LEVELS, Axis.share(""), many).draw();
        Document svg = WellFormed.parse(drawn.standalone());

        assertThat(elements(svg, "text"))
                .filteredOn(text -> text.getTextContent().contains("<&\"xx"))
                .hasSize(20)
                .allMatch(text -> Double.parseDouble(text.getAttribute("y")) < drawn.height())
                .allMatch(text -> text.getTextContent().length() < 60);
    }

    @Test
    void chartWithoutPointsIsStillAChart() throws Exception {
        WellFormed.parse(chart(new LineChart.Series("CE", List.of())).standalone());
        WellFormed.parse(
                new LineChart("t", LEVELS, Axis.share(""), List.of()).draw().standalone());
    }

    @Test
    void heatMapShadesByTheShareOfTheRow() throws Exception {
        Document svg = WellFormed.parse(HeatMap.confusion("t", List.of("Normal", "AF"), new int[][] {{3, 1}, {0, 0}})
                .draw()
                .standalone());

        assertThat(elements(svg, "title"))
                .extracting(Element::getTextContent)
                .contains("Normal taken for Normal: 3 of 4 (75 %)", "Normal taken for AF: 1 of 4 (25 %)")
                .hasSize(3);
        assertThat(elements(svg, "text")).extracting(Element::getTextContent).contains("Normal (4)", "AF (0)", "3");
        // 0.06 + 0.94 * 0.75
        assertThat(elements(svg, "rect"))
                .extracting(rect -> rect.getAttribute("fill-opacity"))
                .contains("0.76");
    }

    @Test
    void heatMapSetsRowsAndColumnsApartAndOutlinesCells() throws Exception {
        HeatMap map = new HeatMap(
                "t",
                new HeatMap.Side("Class", List.of("All", "AF"), List.of("All", "AF"), 1),
                new HeatMap.Side("level", List.of("0.1", "never"), List.of("break at 0.1", "never break"), 1),
                List.of(List.of(1, 3), List.of(0, 0)),
                new HeatMap.Outline("median", List.of(1, -1)));

        Document svg = WellFormed.parse(map.draw().standalone());

        assertThat(elements(svg, "title"))
                .extracting(Element::getTextContent)
                .contains("All break at 0.1: 1 of 4 (25 %)", "All never break: 3 of 4 (75 %)");
        assertThat(elements(svg, "text")).extracting(Element::getTextContent).contains("median", "never", "AF (0)");
        // Left of the cells is room for the 12 characters of "(recordings)", 10 + 12 * 6.3 = 85.6; above for two lines,
        // 56.
        // The second column begins after one cell of 36 and a gap of 6; only the first row has a cell outlined.
        assertThat(elements(svg, "path").get(0).getAttribute("d"))
                .isEqualTo("M85.6 56h36v36h-36zM127.6 56h36v36h-36zM85.6 98h36v36h-36zM127.6 98h36v36h-36z");
        assertThat(elements(svg, "path").get(1).getAttribute("d")).isEqualTo("M127.6 56h36v36h-36z");
    }

    /** The name of a row is cut to 16 characters, and " (9)" follows: 10 + 20 x 6.3 = 136; the legend's word begins 229 on. */
    @Test
    void heatMapHasRoomForItsLegend() throws Exception {
        HeatMap map = new HeatMap(
                "t",
                new HeatMap.Side("Class", List.of("Left anterior fascicular block"), List.of("it"), 0),
                new HeatMap.Side("level", List.of("0.1"), List.of("breaks at 0.1"), 0),
                List.of(List.of(9)),
                new HeatMap.Outline("median of the class", List.of(0)));

        Document svg = WellFormed.parse(map.draw().standalone());

        double width = Double.parseDouble(
                svg.getDocumentElement().getAttribute("width").replace("px", ""));
        assertThat(width).isGreaterThanOrEqualTo(136 + 229 + 6.3 * "median of the class".length());
    }

    @Test
    void heatMapTakesManyClassesAndHostileNames() throws Exception {
        List<String> names = IntStream.range(0, 30)
                .mapToObj(i -> "<i>" + i + "&".repeat(200))
                .toList();
        int[][] counts = new int[30][30];
        counts[0][0] = Integer.MAX_VALUE;

        Document svg =
                WellFormed.parse(HeatMap.confusion("t", names, counts).draw().standalone());

        assertThat(elements(svg, "i")).isEmpty();
        assertThat(elements(svg, "text")).allMatch(text -> text.getTextContent().length() < 40);
    }

    @Test
    void drawingsNeedNothingFromElsewhere() {
        String svg = chart(new LineChart.Series("CE", Collections.emptyList())).standalone();

        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "url(", "@import", "href");
    }

    private static Svg chart(LineChart.Series series) {
        return new LineChart("Accuracy", LEVELS, Axis.share("share"), List.of(series)).draw();
    }

    private static List<Element> elements(Document svg, String name) {
        var nodes = svg.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
