package io.heartproof.benchmark.card;

import java.util.Locale;

/**
 * One line of the table. Immutable.
 *
 * @param name what was compared
 * @param onCard what the card gave
 * @param beside what the processor, the reference or PyTorch gave; empty for nothing
 * @param limit what was asked for; empty where the figure is for the reader alone
 */
record CheckRow(String name, String onCard, String beside, String limit, Verdict verdict) {
    /** What became of a comparison. */
    enum Verdict {
        OK,
        FAILED,
        /** Nothing was asked for. */
        SHOWN;

        @Override
        public String toString() {
            return this == SHOWN ? "" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** A figure that has to be at most so large. */
    static CheckRow atMost(String name, double figure, double most) {
        return judged(name, text(figure), "", "at most " + text(most), figure <= most);
    }

    /** A figure that has to be at least so many times another. */
    static CheckRow atLeast(String name, double figure, double other, double times) {
        return judged(name, text(figure), text(other), "at least " + text(times) + " times", figure >= times * other);
    }

    /** Two figures that have to lie that close together. */
    static CheckRow close(String name, double figure, double other, double apart) {
        String limit = "at most " + text(apart) + " apart";
        return judged(name, text(figure), text(other), limit, Math.abs(figure - other) <= apart);
    }

    /** A figure for the reader. */
    static CheckRow shown(String name, String onCard, String beside) {
        return new CheckRow(name, onCard, beside, "", Verdict.SHOWN);
    }

    private static CheckRow judged(String name, String onCard, String beside, String limit, boolean ok) {
        return new CheckRow(name, onCard, beside, limit, ok ? Verdict.OK : Verdict.FAILED);
    }

    /** Four digits that count. */
    static String text(double figure) {
        return String.format(Locale.ROOT, "%.4g", figure)
                .replaceFirst("(\\.\\d*?)0+($|e)", "$1$2")
                .replaceFirst("\\.($|e)", "$1");
    }
}
