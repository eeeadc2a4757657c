package io.heartproof.training.validation;

import io.heartproof.metric.EpochMetrics;
import io.heartproof.metric.EpochMetrics.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Judges the epochs of a training by their history alone, so that one that is resumed judges alike. The best epoch is the one
 * with the largest score, the first of equals:
 *
 * <pre>{@code
 * score = min(v_t, (v_t + v_(t-1) + v_(t-2)) / 3)
 * }</pre>
 *
 * with the values v of this and the two measured epochs before it, fewer at the beginning. The mean keeps a lucky epoch out, the
 * minimum an unlucky one behind two good ones. Under attack, a score no better than chance counts as chance, since a network that
 * always says the same withstands every attack; among equals the score without noise decides. Immutable.
 *
 * @param rule what is compared
 * @param from first epoch that may be kept: before it, the training was not yet what it was meant to be
 * @param patience epochs without a better score after which a training ends; empty for never
 * @param chance balanced accuracy of a network that always says the same
 */
public record Keeping(Keep rule, int from, OptionalInt patience, double chance) {
    /** The last epoch's weights, after all epochs. */
    public static final Keeping LAST = new Keeping(Keep.LAST, 0, OptionalInt.empty(), 0);

    private static final int AVERAGED = 3;

    /** How good an epoch is: the larger score is better, then the larger score without noise. */
    private record Rank(Keep rule, double score, double clean) {
        boolean beats(Rank other) {
            return score > other.score || (score == other.score && clean > other.clean);
        }

        /** What decides. */
        Kept reason(double chance) {
            return rule == Keep.BEST_ROBUST && score <= chance
                    ? new Kept(Keep.BEST_VALIDATION.toString(), Optional.of(clean))
                    : new Kept(rule.toString(), Optional.of(score));
        }
    }

    /** The newest epoch, marked as the one to keep where it beats all before it. */
    public EpochMetrics judged(List<EpochMetrics> before, EpochMetrics newest) {
        if (rule == Keep.LAST) {
            return newest.keptAs(new Kept(rule.toString(), Optional.empty()));
        }
        List<EpochMetrics> all = new ArrayList<>(before);
        all.add(newest);
        Optional<Rank> best =
                EpochMetrics.lastKept(before).flatMap(kept -> rank(all.subList(0, all.indexOf(kept) + 1)));
        return rank(all)
                .filter(rank -> best.isEmpty() || rank.beats(best.get()))
                .map(rank -> newest.keptAs(rank.reason(chance)))
                .orElse(newest);
    }

    /** Of the last of these epochs; empty where it may not be kept. */
    private Optional<Rank> rank(List<EpochMetrics> epochs) {
        EpochMetrics last = epochs.get(epochs.size() - 1);
        if (last.epoch() < from || rule.value(last).isEmpty()) {
            return Optional.empty();
        }
        double clean = score(Keep.BEST_VALIDATION, epochs);
        return Optional.of(
                rule == Keep.BEST_ROBUST
                        ? new Rank(rule, Math.max(chance, score(rule, epochs)), clean)
                        : new Rank(rule, clean, clean));
    }

    private double score(Keep compared, List<EpochMetrics> epochs) {
        List<Double> values = epochs.stream()
                .filter(epoch -> epoch.epoch() >= from)
                .flatMap(epoch -> compared.value(epoch).stream())
                .toList();
        double mean = values.stream()
                .skip(Math.max(0, values.size() - AVERAGED))
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        return values.isEmpty() ? 0 : Math.min(mean, values.get(values.size() - 1));
    }

    /** Whether the training ends here: it has not become better for as many epochs as the patience allows. */
    public boolean isOver(List<EpochMetrics> history) {
        if (patience.isEmpty() || history.isEmpty()) {
            return false;
        }
        EpochMetrics newest = history.get(history.size() - 1);
        return rule.value(newest).isPresent()
                && EpochMetrics.lastKept(history)
                        .filter(best -> newest.epoch() - best.epoch() >= patience.getAsInt())
                        .isPresent();
    }
}
