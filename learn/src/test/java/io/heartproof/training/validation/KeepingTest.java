package io.heartproof.training.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.metric.EpochMetrics;
import io.heartproof.metric.EpochMetrics.Kept;
import io.heartproof.metric.EpochMetrics.Robust;
import io.heartproof.metric.EpochMetrics.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class KeepingTest {
    private static final double NOT_MEASURED = Double.NaN;
    private static final double CHANCE = 0.25;

    @Test
    void theLastEpochIsTheResultWhateverItIsWorth() {
        List<EpochMetrics> history = judged(Keeping.LAST, values(0.5, 0.9, 0.1), values(0, 0, 0));

        assertThat(kept(history)).isEqualTo(2);
        assertThat(reason(history)).isEqualTo(new Kept("last", Optional.empty()));
    }

    /** Scores: 0.5; min(0.7, 0.6); min(0.9, 0.7); min(0.3, 0.633); min(0.8, 0.667). */
    @Test
    void theBestMeanOfThreeIsKept() {
        List<EpochMetrics> history =
                judged(keeping(Keep.BEST_VALIDATION), values(0.5, 0.7, 0.9, 0.3, 0.8), values(0, 0, 0, 0, 0));

        assertThat(kept(history)).isEqualTo(2);
        assertThat(reason(history).rule()).isEqualTo("bestValidation");
        assertThat(reason(history).score().orElseThrow()).isCloseTo(0.7, within(1e-12));
    }

    /** The mean of three is 0.7 in the last epoch, and 0.6 in the second; but the last epoch itself has 0.5. */
    @Test
    void aBadEpochBehindTwoGoodOnesIsNotKept() {
        List<EpochMetrics> history = judged(keeping(Keep.BEST_VALIDATION), values(0.4, 0.8, 0.5), values(0, 0, 0));
        assertThat(kept(history)).isEqualTo(1);
    }

    @Test
    void theFirstOfEqualsIsKept() {
        assertThat(kept(judged(keeping(Keep.BEST_VALIDATION), values(0.5, 0.5), values(0, 0))))
                .isZero();
    }

    @Test
    void underAttackTheEpochsThatWereAttackedAreCompared() {
        List<EpochMetrics> history = judged(
                keeping(Keep.BEST_ROBUST),
                values(0.9, 0.9, 0.8, 0.8, 0.5),
                values(NOT_MEASURED, 0.4, NOT_MEASURED, 0.6, NOT_MEASURED));

        assertThat(kept(history)).isEqualTo(3);
        assertThat(reason(history).rule()).isEqualTo("bestRobust");
        assertThat(reason(history).score().orElseThrow()).isCloseTo(0.5, within(1e-12));
    }

    /** A network that always says the same has 1/4 of four classes, with and without attack. */
    @Test
    void aConstantAnswerDoesNotBeatAnAccurateNetworkThatWithstandsNothing() {
        List<EpochMetrics> history = judged(keeping(Keep.BEST_ROBUST), values(CHANCE, 0.7), values(CHANCE, 0));

        assertThat(kept(history)).isEqualTo(1);
        assertThat(reason(history).rule()).isEqualTo("bestValidation");
        assertThat(reason(history).score().orElseThrow()).isCloseTo((CHANCE + 0.7) / 2, within(1e-12));
    }

    @Test
    void amongEquallyRobustEpochsTheBetterOneWithoutNoiseIsKept() {
        assertThat(kept(judged(keeping(Keep.BEST_ROBUST), values(0.5, 0.8), values(0.4, 0.4))))
                .isEqualTo(1);
    }

    @Test
    void epochsOfTheWarmUpAreNeitherKeptNorAveraged() {
        Keeping afterTwo = new Keeping(Keep.BEST_VALIDATION, 2, OptionalInt.of(1), 0);
        List<EpochMetrics> history = judged(afterTwo, values(0.9, 0.8, 0.4), values(0, 0, 0));

        assertThat(kept(history)).isEqualTo(2);
        assertThat(reason(history).score().orElseThrow()).isEqualTo(0.4);
        assertThat(afterTwo.isOver(history.subList(0, 2))).isFalse();
    }

    @Test
    void theTrainingEndsWhenPatienceDoes() {
        Keeping patient = new Keeping(Keep.BEST_VALIDATION, 0, OptionalInt.of(2), 0);
        List<EpochMetrics> history = judged(patient, values(0.5, 0.8, 0.4, 0.4), values(0, 0, 0, 0));

        assertThat(kept(history)).isEqualTo(1);
        assertThat(patient.isOver(List.of())).isFalse();
        assertThat(patient.isOver(history.subList(0, 3))).isFalse();
        assertThat(patient.isOver(history)).isTrue();
        assertThat(keeping(Keep.BEST_VALIDATION).isOver(history)).isFalse();
    }

    @Test
    void noTrainingEndsAfterAnEpochThatWasNotAttacked() {
        Keeping patient = new Keeping(Keep.BEST_ROBUST, 0, OptionalInt.of(1), 0);
        List<EpochMetrics> history = judged(patient, values(0.5, 0.5, 0.5), values(0.4, NOT_MEASURED, 0.1));

        assertThat(patient.isOver(history.subList(0, 2))).isFalse();
        assertThat(patient.isOver(history)).isTrue();
    }

    private static Keeping keeping(Keep rule) {
        return new Keeping(rule, 0, OptionalInt.empty(), CHANCE);
    }

    private static double[] values(double... perEpoch) {
        return perEpoch;
    }

    private static List<EpochMetrics> judged(Keeping keeping, double[] clean, double[] attacked) {
        List<EpochMetrics> history = new ArrayList<>();
        for (int epoch = 0; epoch < clean.length; epoch++) {
            Optional<Robust> robust = Double.isNaN(attacked[epoch])
                    ? Optional.empty()
                    : Optional.of(new Robust(0.01, "relative", 10, scores(attacked[epoch]), Optional.empty(), 1));
            EpochMetrics newest = new EpochMetrics(
                    epoch,
                    Optional.of(1.0),
                    1,
                    1,
                    Optional.of(scores(clean[epoch])),
                    robust,
                    Optional.empty(),
                    List.of());
            history.add(keeping.judged(history, newest));
        }
        return history;
    }

    /** Plain accuracy and F1 take no part. */
    private static Validation scores(double balancedAccuracy) {
        return new Validation(1 - balancedAccuracy, balancedAccuracy, 1 - balancedAccuracy);
    }

    private static int kept(List<EpochMetrics> history) {
        return EpochMetrics.lastKept(history).orElseThrow().epoch();
    }

    private static Kept reason(List<EpochMetrics> history) {
        return EpochMetrics.lastKept(history).flatMap(EpochMetrics::kept).orElseThrow();
    }
}
