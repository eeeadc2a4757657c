package io.heartproof.report.paired;

import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import java.util.Collection;
import java.util.List;

/**
 * Names of kinds of noise that stand side by side: as short as tells them apart. Immutable.
 *
 * @param kinds all of them
 */
public record KindNames(List<Kind> kinds) {
    public KindNames {
        kinds = kinds.stream().distinct().toList();
    }

    public static KindNames of(Collection<Kind> kinds) {
        return new KindNames(List.copyOf(kinds));
    }

    /** {@code PGD L∞ noise}, with the attack's settings where another has the same name. */
    public String name(Kind kind) {
        String name = NoiseWords.of(kind).name();
        boolean shared = kinds.stream()
                .anyMatch(other ->
                        !other.equals(kind) && NoiseWords.of(other).name().equals(name));
        return shared ? "%s (%s)".formatted(name, AttackWords.settings(kind)) : name;
    }

    /** Whether no other attack is measured in the norm of this one. */
    public boolean isAloneInItsNorm(Kind kind) {
        return kind.family() == Family.ADVERSARIAL
                && kinds.stream()
                        .noneMatch(other -> !other.equals(kind) && other.norm().equals(kind.norm()));
    }
}
