package io.heartproof.evaluation.noise;

import io.heartproof.classifier.Classifiers;
import io.heartproof.classifier.Inference;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.evaluation.EvaluationConfig;
import io.heartproof.evaluation.Ladder;
import io.heartproof.noise.stress.NoiseStress;
import io.heartproof.seed.Seeds;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The white and recorded noise that a configuration asks for. Same configuration and seed, same noise. Immutable.
 *
 * @param sources of the recorded noise, at the sampling rate of the classifiers
 */
public record NoiseLadders(EvaluationConfig config, NoiseSources sources, long seed) {
    /** For classifiers: white noise, then every source of recorded noise. */
    public List<Ladder> of(Classifiers classifiers) {
        return of(classifiers, condition -> true);
    }

    /** As above, those conditions alone that are wanted: the noise of each is the same without the others. */
    public List<Ladder> of(Classifiers classifiers, Predicate<Condition> wanted) {
        Inference inference = new Inference(classifiers, config.batchSize());
        return List.of(
                Ladder.ofLevels("white noise", only(wanted, white(inference))),
                Ladder.ofLevels("recorded noise", only(wanted, recorded(inference))));
    }

    private static List<NoiseTrial> only(Predicate<Condition> wanted, List<NoiseTrial> trials) {
        return trials.stream().filter(trial -> wanted.test(trial.condition())).toList();
    }

    /** What classifiers are asked under, in order: without noise first. */
    public List<Condition> conditions() {
        Stream<Condition> white = config.whiteNoise().stream().map(amplitude -> new Condition(Kind.WHITE, amplitude));
        Stream<Condition> recorded = sources.all().stream()
                .flatMap(source -> config.recordedNoise().snrDb().stream()
                        .map(ratio -> new Condition(Kind.recorded(source.name()), ratio)));
        return Stream.concat(Stream.of(Condition.CLEAN), Stream.concat(white, recorded))
                .toList();
    }

    private List<NoiseTrial> white(Inference inference) {
        long own = Seeds.derive(seed, "white noise");
        return config.whiteNoise().stream()
                .map(amplitude -> NoiseTrial.white(inference, amplitude, own))
                .toList();
    }

    private List<NoiseTrial> recorded(Inference inference) {
        long own = Seeds.derive(seed, "recorded noise");
        return sources.all().stream()
                .flatMap(source -> config.recordedNoise().snrDb().stream()
                        .map(ratio -> NoiseTrial.recorded(inference, new NoiseStress(source, ratio), own)))
                .toList();
    }
}
