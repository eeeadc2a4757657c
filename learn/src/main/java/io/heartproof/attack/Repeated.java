package io.heartproof.attack;

import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * An attack run several times from different random starts; each further start is given only to the recordings that
 * none before has broken.
 *
 * @param starts at least 1
 */
public record Repeated(Attack attack, int starts) implements Attack {
    public Repeated {
        if (starts < 1) {
            throw new IllegalArgumentException("expected starts >= 1, got " + starts);
        }
    }

    @Override
    public String name() {
        return attack.name();
    }

    @Override
    public Budget budget() {
        return attack.budget();
    }

    /** One start. */
    private record RestartedAttack(Attack attack, int number) implements Attack {
        @Override
        public String name() {
            return attack.name();
        }

        @Override
        public Budget budget() {
            return attack.budget();
        }

        @Override
        public AttackOutcome attack(DifferentiableClassifier classifier, Victims victims) {
            return attack.attack(classifier, victims.seededFor(number));
        }
    }

    /** Its starts. */
    @Override
    public List<Attack> parts() {
        return IntStream.range(0, starts)
                .<Attack>mapToObj(number -> new RestartedAttack(attack, number))
                .toList();
    }

    @Override
    public AttackOutcome attack(DifferentiableClassifier classifier, Victims victims) {
        List<Attack> parts = parts();
        AttackOutcome total = parts.get(0).attack(classifier, victims);
        for (Attack part : parts.subList(1, starts)) {
            int[] survivors = survivors(total);
            if (survivors.length > 0) {
                try (Scope scope = Scope.open()) {
                    merge(total, part.attack(classifier, victims.rows(survivors)), survivors);
                }
            }
        }
        return total;
    }

    private static int[] survivors(AttackOutcome outcome) {
        return IntStream.range(0, outcome.broken().length)
                .filter(n -> !outcome.broken()[n])
                .toArray();
    }

    /** Writes what a further start broke into {@code total}; survivors keep their first noise. */
    private static void merge(AttackOutcome total, AttackOutcome further, int[] survivors) {
        total.passes().add(further.passes(), survivors);
        int[] newlyBroken = IntStream.range(0, survivors.length)
                .filter(row -> further.broken()[row])
                .toArray();
        if (newlyBroken.length == 0) {
            return;
        }
        int[] recordings = Arrays.stream(newlyBroken).map(row -> survivors[row]).toArray();
        for (int i = 0; i < recordings.length; i++) {
            total.predictions()[recordings[i]] = further.predictions()[newlyBroken[i]];
            total.broken()[recordings[i]] = true;
        }
        Tensor rows = Tensors.indicesLike(total.noise(), recordings);
        total.noise().index_copy_(0, rows, Tensors.rows(further.noise(), newlyBroken));
    }
}
