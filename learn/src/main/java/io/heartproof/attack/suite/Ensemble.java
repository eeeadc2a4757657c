package io.heartproof.attack.suite;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttacksInTurn;
import java.util.Collection;
import java.util.List;

/**
 * The worst case over several attacks: they are made one after the other, each on what none before has broken. It needs gradients
 * where one of them does. Immutable, safe to share.
 *
 * @param attacks at least one
 */
public record Ensemble(String name, List<Attack> attacks) implements AttacksInTurn {
    public Ensemble {
        attacks = List.copyOf(attacks);
        if (attacks.isEmpty()) {
            throw new IllegalArgumentException("expected at least one attack");
        }
    }

    /** Those of all attacks. */
    @Override
    public List<Attack> parts() {
        return attacks.stream().flatMap(attack -> attack.parts().stream()).toList();
    }

    @Override
    public void requireUnseen(Collection<String> recordings) {
        attacks.forEach(attack -> attack.requireUnseen(recordings));
    }
}
