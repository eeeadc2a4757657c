package io.heartproof.report.suite;

import io.heartproof.condition.LevelUnit;
import io.heartproof.report.page.Words;
import java.util.Locale;
import java.util.Optional;

/** What attacks may add to a recording, to a reader of ECGs. */
public final class BudgetWords {
    private static final double MICROVOLTS_PER_MILLIVOLT = 1000;

    private BudgetWords() {}

    /**
     * A sentence; empty for units that say nothing on paper.
     *
     * @param smallest level
     * @param largest level
     */
    public static Optional<String> of(LevelUnit unit, double smallest, double largest) {
        return switch (unit) {
            case MICROVOLTS -> Optional.of("What the attacks may add: " + range(smallest, largest));
            case RMS_MICROVOLTS ->
                Optional.of("What the attacks may add, as a root mean square: " + range(smallest, largest));
            case SHARE_OF_PEAK ->
                Optional.of("What the attacks may add to a lead whose highest deflection is 1" + Words.NO_BREAK + "mV: "
                        + range(MICROVOLTS_PER_MILLIVOLT * smallest, MICROVOLTS_PER_MILLIVOLT * largest));
            case LENGTH -> Optional.of(energy(largest));
            default -> Optional.empty();
        };
    }

    /** {@code 3 to 10 microvolts, less than a pen's width on paper.} */
    private static String range(double smallest, double largest) {
        String least = MicrovoltWords.meaning(smallest);
        String most = MicrovoltWords.meaning(largest);
        if (smallest == largest) {
            return "%s, %s.".formatted(microvolts(largest), most);
        }
        return least.equals(most)
                ? "%s to %s, %s.".formatted(Words.level(smallest), microvolts(largest), most)
                : "%s, %s, to %s, %s.".formatted(microvolts(smallest), least, microvolts(largest), most);
    }

    /** Energy rises with the square of the length. */
    private static String energy(double largest) {
        String one =
                "What the attacks may add to all leads of a recording together: length 1 has the energy of one sample"
                        + " as high as the highest deflection of its lead";
        return largest == 1
                ? one + "."
                : String.format(
                        Locale.ROOT,
                        "%s; the largest length, %s, has %s times as much.",
                        one,
                        Words.level(largest),
                        Words.rounded(largest * largest));
    }

    private static String microvolts(double value) {
        return Words.level(value) + Words.NO_BREAK + (value == 1 ? "microvolt" : "microvolts");
    }
}
