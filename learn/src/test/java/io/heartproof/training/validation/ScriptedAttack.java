package io.heartproof.training.validation;

import io.heartproof.classifier.Classifiers;
import io.heartproof.prepared.PreparedSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An attack that leaves so many recordings right in each epoch, the first of the set; the others are taken for the next class.
 *
 * @param right in each epoch
 * @param rightUnderOneStep in every epoch; empty where no single step is tried
 */
public record ScriptedAttack(List<Integer> right, Optional<Integer> rightUnderOneStep) implements RobustValidation {
    @Override
    public double epsilon() {
        return 0.01;
    }

    @Override
    public String unit() {
        return "relative";
    }

    @Override
    public int iterations() {
        return 10;
    }

    @Override
    public AttackedAnswers answers(Classifiers classifiers, PreparedSet set, int[] clean, int epoch) {
        int classes = classifiers.contract().labels().size();
        return new AttackedAnswers(
                answers(set, classes, right.get(epoch)), rightUnderOneStep.map(count -> answers(set, classes, count)));
    }

    private static int[] answers(PreparedSet set, int classes, int right) {
        return IntStream.range(0, set.size())
                .map(i -> i < right ? set.labels()[i] : (set.labels()[i] + 1) % classes)
                .toArray();
    }
}
