package io.heartproof.benchmark.attack;

import io.heartproof.benchmark.measure.Agreement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How strong the attacks are on one network of a reference.
 *
 * @param network its name
 * @param recordings that were attacked, all right without noise
 * @param agreements by level and attack, then of all attacks together
 * @param sizes of the smallest noise
 * @param brokenBelow share of recordings that noise of 0.95 of the smallest size found breaks, by other attacks
 * @param attacks what each costs, and how near it comes to all attacks together
 */
public record NetworkStrength(
        String network,
        int recordings,
        List<Agreement> agreements,
        SizeRatio sizes,
        double brokenBelow,
        List<AttackStrength> attacks) {
    private static final double MOST_BROKEN_BELOW = 0.5;

    public NetworkStrength {
        agreements = List.copyOf(agreements);
        attacks = List.copyOf(attacks);
    }

    /** Where an attack is weaker than the original, a sentence each. */
    public List<String> weaknesses() {
        List<String> weaknesses = new ArrayList<>();
        Map<String, Integer> more = new LinkedHashMap<>();
        for (Agreement agreement : agreements) {
            String attack = agreement.condition().split(" at ", -1)[0];
            int further = agreement.candidate() - agreement.baseline();
            more.merge(attack, further, Integer::sum);
            if (further > (attack.equals(LevelAgreements.TOGETHER) ? 0 : 1)) {
                weaknesses.add(network + ": " + agreement);
            }
        }
        more.forEach((attack, sum) -> {
            if (sum > 0) {
                weaknesses.add(
                        String.format(Locale.ROOT, "%s: %s leaves %d more over all levels", network, attack, sum));
            }
        });
        if (!sizes.holds()) {
            weaknesses.add(network + ": " + sizes);
        }
        if (brokenBelow >= MOST_BROKEN_BELOW) {
            weaknesses.add(network + ": " + below());
        }
        return weaknesses;
    }

    private String below() {
        return String.format(
                Locale.ROOT,
                "at 0.95 of the smallest noise found, apgd-ce and apgd-t break %.0f %% (less than half)",
                100 * brokenBelow);
    }

    /** The lines of a report. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(network + ":");
        agreements.forEach(agreement -> lines.add("  " + agreement));
        lines.add("  " + sizes);
        lines.add("  " + below());
        lines.add(String.format(
                Locale.ROOT,
                "  %-12s %10s %10s %10s %8s %8s",
                "",
                "optimality",
                "forward",
                "backward",
                "seconds",
                "ms a look"));
        attacks.forEach(attack -> lines.add("  " + attack));
        return lines;
    }
}
