package io.heartproof.evaluation;

import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.metric.suite.AttackedRecording;
import io.heartproof.metric.suite.SuiteOutcome;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which recordings of an evaluation are worth a look: of each class the one that breaks under the smallest noise, the class that
 * breaks first in front. Sizes are those of one kind of noise: of the first suite of attacks where there is one, otherwise of the
 * first attack, whose sizes are its levels. Immutable.
 *
 * @param evaluation up every ladder
 */
record ExampleChoice(Evaluation evaluation) {
    /** Positions of recordings of different classes that are right without noise; of those as small the first. */
    List<Integer> recordings(int most) {
        double[] sizes = sizes();
        Set<Integer> classes = new HashSet<>();
        return IntStream.range(0, evaluation.truth().length)
                .filter(i -> evaluation.clean()[i] == evaluation.truth()[i])
                .boxed()
                .sorted(Comparator.comparingDouble(i -> sizes[i]))
                .filter(i -> classes.add(evaluation.truth()[i]))
                .limit(most)
                .toList();
    }

    /**
     * Which attacks to show a recording under: from the first that broke it, that beside the suite which found the smallest noise
     * in front, where one did, then those of the chosen kind; the largest of that kind, where none did.
     *
     * @return positions among the attacks of the evaluation, in which they are tried; none without an attack
     */
    List<Integer> attacks(int recording) {
        List<Answers> attacked = attacked();
        List<Integer> chosenFirst = IntStream.range(0, attacked.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> !isOfSmallest(attacked.get(i), recording))
                        .thenComparing(i -> !isChosen(attacked.get(i))))
                .toList();
        for (int from = 0; from < chosenFirst.size(); from++) {
            if (isWrong(attacked.get(chosenFirst.get(from)), recording)) {
                return chosenFirst.subList(from, chosenFirst.size());
            }
        }
        return chosenFirst.stream().filter(i -> isChosen(attacked.get(i))).reduce((one, larger) -> larger).stream()
                .toList();
    }

    private List<Answers> attacked() {
        return evaluation.under(Family.ADVERSARIAL);
    }

    private boolean isChosen(Answers answers) {
        return kind().filter(answers.condition().kind()::equals).isPresent();
    }

    /** Whether they are under the attack that ran beside the suite and broke the recording at a smaller level. */
    private boolean isOfSmallest(Answers answers, int recording) {
        Kind own = answers.condition().kind();
        return evaluation.suites().stream()
                .limit(1)
                .filter(suite ->
                        suite.kind().norm().equals(own.norm()) && suite.kind().unit() == own.unit())
                .flatMap(suite -> suite.recordings().stream())
                .filter(one -> one.recording().equals(evaluation.recordings().get(recording)))
                .flatMap(one -> one.brokenBy().stream())
                .anyMatch(own.source()::equals);
    }

    private boolean isWrong(Answers answers, int recording) {
        return answers.predictions()[recording] != evaluation.truth()[recording];
    }

    private Optional<Kind> kind() {
        Optional<Kind> ofSuite = evaluation.suites().stream().findFirst().map(SuiteOutcome::kind);
        return ofSuite.or(() -> attacked().stream()
                .findFirst()
                .map(answers -> answers.condition().kind()));
    }

    /** The smallest noise that breaks each recording, infinite where none is known: (N). */
    private double[] sizes() {
        if (!evaluation.suites().isEmpty()) {
            Map<String, Double> bySuite = evaluation.suites().get(0).recordings().stream()
                    .collect(Collectors.toMap(AttackedRecording::recording, AttackedRecording::size));
            return evaluation.recordings().stream()
                    .mapToDouble(name -> bySuite.getOrDefault(name, Double.POSITIVE_INFINITY))
                    .toArray();
        }
        return IntStream.range(0, evaluation.truth().length)
                .mapToDouble(i -> attacked().stream()
                        .filter(answers -> isChosen(answers) && isWrong(answers, i))
                        .mapToDouble(answers -> answers.condition().level())
                        .min()
                        .orElse(Double.POSITIVE_INFINITY))
                .toArray();
    }
}
