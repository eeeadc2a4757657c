package io.heartproof.plot;

import java.util.List;

/** Puts rows, grid and words on the paper. All lengths are millimetres. */
record EcgSheet(List<EcgSheet.Row> rows, EcgStrip.SampleRange range, double samplingRateHz, EcgText text) {
    private static final double MARGIN = 4;
    private static final double PULSE = 10;
    private static final double NARROWEST = 150;
    private static final double LINE = 4.4;
    private static final double DETAILS = 10.4;

    /**
     * One row of strips with a calibration pulse before it.
     *
     * @param strips of one row, from the left, all with the same gain
     * @param pulse amplitude of the calibration pulse
     * @param up millimetres above the baseline, a multiple of 5
     * @param down millimetres below the baseline, a multiple of 5
     */
    record Row(List<EcgStrip> strips, double pulse, double up, double down) {
        private static final double MOST_MM = 50;

        /** A row with as much room as its strips and the pulse need, within reason. */
        static Row of(List<EcgStrip> strips) {
            double pulse = EcgGain.pulse(strips.get(0).gain());
            double up = strips.stream().mapToDouble(EcgStrip::up).max().orElse(0);
            double down = strips.stream().mapToDouble(EcgStrip::down).max().orElse(0);
            up = Math.max(up, pulse * strips.get(0).gain());
            return new Row(strips, pulse, room(up + 3), room(down + 1));
        }

        double height() {
            return up + down;
        }

        /** Whether a peak leaves the row. */
        boolean cut() {
            return strips.stream().anyMatch(strip -> strip.up() > up || strip.down() > down);
        }

        /** Draws the row with its top at {@code y} and its first strip's start at {@code x}. */
        void draw(Markup svg, double x, double y, double millimetresPerSample) {
            svg.open("g", "transform", "translate(" + Svg.number(x) + " " + Svg.number(y + up) + ")");
            String height = Svg.number(pulse * strips.get(0).gain());
            svg.line(Colour.TRACE, 0.3, "M-8 0h1v-" + height + "h4v" + height + "h1");
            for (EcgStrip strip : strips) {
                if (strip.x() > 0) {
                    separator(svg, strip.x());
                }
                strip.draw(svg, millimetresPerSample, up, down);
            }
            svg.close();
        }

        private static void separator(Markup svg, double x) {
            svg.line(Colour.MUTED, 0.25, "M" + Svg.number(x) + " -5v3M" + Svg.number(x) + " 2v3");
        }

        private static double room(double millimetres) {
            return Math.min(MOST_MM, 5 * Math.ceil(millimetres / 5));
        }
    }

    Svg draw() {
        double seconds = (range.to() - range.from()) / samplingRateHz;
        double gridWidth = PULSE + 5 * Math.ceil((seconds * EcgPaper.MILLIMETRES_PER_SECOND + 1) / 5);
        double gridHeight = rows.stream().mapToDouble(Row::height).sum();
        double legend = legend(gridWidth);
        double top = legend + 2.6;
        Markup svg = new Markup();
        header(svg, legend);
        svg.open("g", "transform", "translate(%s %s)".formatted(Svg.number(MARGIN), Svg.number(top)));
        grid(svg, gridWidth, gridHeight);
        rows(svg);
        times(svg, seconds, gridHeight);
        svg.close();
        double bottom = footer(svg, top + gridHeight + 7.4);
        return new Svg(
                text.title(), Math.max(NARROWEST, gridWidth + 2 * MARGIN), bottom + MARGIN / 2, "mm", svg.toString());
    }

    private void rows(Markup svg) {
        double y = 0;
        for (Row row : rows) {
            row.draw(svg, PULSE, y, EcgPaper.MILLIMETRES_PER_SECOND / samplingRateHz);
            y += row.height();
        }
    }

    private void header(Markup svg, double legend) {
        svg.text(MARGIN, 5.5, text.name(), "class", Colour.INK.fill(), "font-size", "4.2", "font-weight", "600");
        words(svg, DETAILS, text.details());
        text.overlay().ifPresent(overlay -> {
            double start = legend == DETAILS ? MARGIN + width(text.details()) + 6 : MARGIN;
            double next = start + 16 + width(overlay.name());
            svg.line(Colour.UNDERLAY, 0.55, swatch(start, legend));
            svg.text(start + 10, legend, overlay.name(), "class", Colour.INK.fill(), "font-size", "3");
            svg.line(Colour.NOISE, 0.3, swatch(next, legend));
            svg.text(next + 10, legend, overlay.otherName(), "class", Colour.INK.fill(), "font-size", "3");
        });
    }

    private static String swatch(double x, double y) {
        return "M" + Svg.number(x) + " " + Svg.number(y - 1) + "h8";
    }

    /** Where the legend stands: beside the details, or below them where it is too long. */
    private double legend(double width) {
        double needed = text.overlay()
                .map(overlay -> width(text.details()) + width(overlay.name()) + width(overlay.otherName()) + 40)
                .orElse(0.0);
        return needed <= width ? DETAILS : DETAILS + LINE;
    }

    /** About how wide a text of 3 mm is. */
    private static double width(String text) {
        return 1.62 * text.length();
    }

    private static void grid(Markup svg, double width, double height) {
        svg.leaf("rect", "class", Colour.PAPER.fill(), "width", Svg.number(width), "height", Svg.number(height));
        svg.line(Colour.PAPER_MINOR, 0.1, lines(width, height, 1));
        svg.line(Colour.PAPER_MAJOR, 0.2, lines(width, height, 5));
    }

    private static String lines(double width, double height, int step) {
        StringBuilder path = new StringBuilder();
        for (int x = 0; x <= width; x += step) {
            path.append('M').append(x).append(" 0v").append(Svg.number(height));
        }
        for (int y = 0; y <= height; y += step) {
            path.append("M0 ").append(y).append('h').append(Svg.number(width));
        }
        return path.toString();
    }

    private void times(Markup svg, double seconds, double y) {
        double start = range.from() / samplingRateHz;
        for (double second = Math.ceil(start); second <= start + seconds; second++) {
            double x = PULSE + (second - start) * EcgPaper.MILLIMETRES_PER_SECOND;
            String look = Colour.MUTED.fill();
            svg.text(x, y + 3.4, Svg.number(second) + " s", "class", look, "font-size", "2.6", "text-anchor", "middle");
        }
    }

    private double footer(Markup svg, double y) {
        double next = y;
        for (String line : text.footer()) {
            words(svg, next, line);
            next += LINE;
        }
        if (rows.stream().anyMatch(Row::cut)) {
            words(svg, next, "Peaks that leave their row are cut off at its edge.");
            next += LINE;
        }
        return next - LINE;
    }

    private static void words(Markup svg, double y, String text) {
        svg.text(MARGIN, y, text, "class", Colour.MUTED.fill(), "font-size", "3");
    }
}
