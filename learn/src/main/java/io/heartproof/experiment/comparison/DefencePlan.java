package io.heartproof.experiment.comparison;

import io.heartproof.experiment.config.DefenceName;
import io.heartproof.problem.BadUsage;
import io.heartproof.report.comparison.Sweep;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Which defences are compared; the content of {@code plan.json}. Immutable.
 *
 * @param data folder of the data set
 * @param defences as {@code defence.objective} takes them, at least one, each once
 * @param seeds how many times each is trained, with the configured seed, the next and so on; 1 to 100
 * @param sweep of a setting, before the seeds
 */
public record DefencePlan(String data, List<String> defences, int seeds, Optional<SweptSetting> sweep) {
    private static final int MOST_SEEDS = 100;

    public DefencePlan {
        defences = defences.stream()
                .map(name -> DefenceName.of(name.strip()).toString())
                .toList();
        if (defences.isEmpty() || new HashSet<>(defences).size() != defences.size()) {
            throw BadUsage.expected("--defences", "at least one, each once", defences);
        }
        if (seeds < 1 || seeds > MOST_SEEDS) {
            throw BadUsage.expected("--seeds", "1 to " + MOST_SEEDS, seeds);
        }
        if (sweep.isPresent() && defences.stream().noneMatch(sweep.get()::concerns)) {
            throw BadUsage.expected(
                    "--sweep",
                    "a setting of one of the defences " + defences,
                    "'" + sweep.get().key() + "'");
        }
    }

    /**
     * A setting of which several values are tried; validation alone picks one.
     *
     * @param key such as {@code defence.nsr.beta2}
     * @param values at least two, each once
     * @param by what figure; mean F1 where nothing is said
     */
    public record SweptSetting(String key, List<String> values, Optional<String> by) {
        public SweptSetting {
            values = List.copyOf(values);
            by.ifPresent(SweptSetting::named);
            if (values.size() < 2 || new HashSet<>(values).size() != values.size()) {
                throw BadUsage.expected("--sweep", "key=value,value,... with two values or more, each once", values);
            }
        }

        /** The figure that picks. */
        Sweep.By figure() {
            return by.map(SweptSetting::named).orElse(Sweep.By.MACRO_F1);
        }

        private static Sweep.By named(String name) {
            return Arrays.stream(Sweep.By.values())
                    .filter(one -> one.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> BadUsage.expected("--sweep-by", "macroF1 or robust", "'" + name + "'"));
        }

        /**
         * Reads {@code key=value,value,...}.
         *
         * @param by name of the figure, if any
         */
        public static SweptSetting of(String text, Optional<String> by) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw BadUsage.expected("--sweep", "key=value,value,...", "'" + text + "'");
            }
            List<String> values = Arrays.stream(text.substring(equals + 1).split(",", -1))
                    .map(String::strip)
                    .toList();
            return new SweptSetting(text.substring(0, equals).strip(), values, by);
        }

        /** Whether the setting is one of that defence's: {@code defence.nsr.beta2} is of those with nsr in their name. */
        boolean concerns(String defence) {
            return DefenceName.of(defence).terms().stream()
                            .anyMatch(term -> key.startsWith(DefenceName.settings(term.kind())))
                    || DefenceName.kinds().stream().noneMatch(kind -> key.startsWith(DefenceName.settings(kind)));
        }
    }
}
