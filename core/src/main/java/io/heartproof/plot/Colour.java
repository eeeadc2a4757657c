package io.heartproof.plot;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The colours of drawings and pages, by what they stand for, each for a light and a dark background.
 *
 * <p>{@link #css} defines a variable per colour ({@code --series-1}) and two classes that drawings use: {@code s-series-1}
 * for lines, {@code f-series-1} for areas and text. The series can be told apart with each common colour blindness (after
 * Okabe and Ito, darkened or lightened to a contrast of 3:1 or more with the background).
 */
public enum Colour {
    SURFACE("#ffffff", "#12161c"),
    PANEL("#f5f7f9", "#1a2029"),
    INK("#17202b", "#e7ebf0"),
    MUTED("#586473", "#a0acba"),
    RULE("#d9dfe5", "#323c49"),
    PAPER("#fffbfa", "#1b1517"),
    PAPER_MINOR("#f8dedb", "#35252a"),
    PAPER_MAJOR("#eab5b0", "#5b3a40"),
    TRACE("#111820", "#eef1f5"),
    UNDERLAY("#8b949f", "#8a93a0"),
    NOISE("#0050c8", "#6fc0ff"),
    HEAT("#0b5c9e", "#4aa8ee"),
    WARN("#a8420b", "#ff9d5c"),
    SERIES_1("#0069a8", "#4fb0f2"),
    SERIES_2("#c8500a", "#ff9150"),
    SERIES_3("#00805d", "#35c99c"),
    SERIES_4("#9c3587", "#e793d3"),
    SERIES_5("#7d6200", "#e3c23f"),
    SERIES_6("#5a5f6b", "#b4bac6");

    private static final Colour[] SERIES = {SERIES_1, SERIES_2, SERIES_3, SERIES_4, SERIES_5, SERIES_6};

    private final String light;
    private final String dark;

    Colour(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    /** The colour of the series with that index, from 0; they repeat. */
    static Colour series(int index) {
        return SERIES[index % SERIES.length];
    }

    /** How many series have a colour of their own. */
    static int seriesColours() {
        return SERIES.length;
    }

    /** The class of a line in this colour. */
    public String stroke() {
        return "s-" + css(this);
    }

    /** The class of an area or a text in this colour. */
    public String fill() {
        return "f-" + css(this);
    }

    /**
     * The style sheet for all drawings. Programs that know no variables take the light colours, and so does a printer.
     */
    public static String css() {
        return ":root{color-scheme:light dark;" + variables(colour -> colour.light) + "}\n"
                + "@media screen and (prefers-color-scheme:dark){:root{" + variables(colour -> colour.dark) + "}}\n"
                + "svg text{font-family:system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,"
                + "\"Liberation Sans\",sans-serif;font-variant-numeric:tabular-nums}\n"
                + ".halo{stroke:%s;stroke:var(--%s);stroke-width:.8;paint-order:stroke;stroke-linejoin:round}\n"
                        .formatted(PAPER.light, css(PAPER))
                + Arrays.stream(values()).map(Colour::classes).collect(Collectors.joining());
    }

    private static String variables(Function<Colour, String> value) {
        return Arrays.stream(values())
                .map(colour -> "--" + css(colour) + ":" + value.apply(colour))
                .collect(Collectors.joining(";"));
    }

    private static String classes(Colour colour) {
        String name = css(colour);
        return ".s-%s{fill:none;stroke:%s;stroke:var(--%s)}.f-%s{fill:%s;fill:var(--%s)}\n"
                .formatted(name, colour.light, name, name, colour.light, name);
    }

    private static String css(Colour colour) {
        return colour.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
