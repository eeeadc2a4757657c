package io.heartproof.quality;

import io.heartproof.quality.shape.LimbShape;
import java.util.Optional;

/** Judges whether limb electrodes were interchanged: by one sign it is in doubt, by a sign that no heart gives it is sure. */
record LimbRules(QualityThresholds.Limbs lines, LimbShape shape) {
    /** What was found, and whether it is more than a doubt. */
    record LimbDefect(Defect defect, boolean sure) {}

    /** @param oneScale whether I and II are alive and on one scale, so that aVR and III follow from them */
    Optional<LimbDefect> judge(boolean oneScale) {
        return oneScale ? rightLeg().or(() -> arms(shape.ofRightArm())) : arms(0);
    }

    private Optional<LimbDefect> arms(double rightArm) {
        double leftArm = shape.ofLeftArm();
        if (leftArm >= lines.turnedOver()) {
            return Optional.empty();
        }
        boolean sure = leftArm < lines.surelyTurnedOver() && rightArm > lines.upright();
        String explanation = sure
                ? "has its arm electrodes interchanged: the correlation of I and V6 is %.2f, at least %.2f, and that"
                        + " of aVR and V6 %.2f"
                : "may have its arm electrodes interchanged: the correlation of I and V6 is %.2f, at least %.2f";
        return Optional.of(new LimbDefect(
                Defect.of(DefectKind.LIMBS_SWAPPED, explanation, leftArm, lines.turnedOver(), rightArm), sure));
    }

    private Optional<LimbDefect> rightLeg() {
        LimbShape.Smallest smallest = shape.smallest();
        if (smallest.share() >= lines.share()) {
            return Optional.empty();
        }
        boolean sure = smallest.share() < lines.surelyNothing();
        String explanation = (sure ? "has" : "may have")
                + " a limb's electrode and the right leg's interchanged: lead %s has %.1f %% of the RMS of the largest"
                + " of I, II and III, at least %.0f %%";
        return Optional.of(new LimbDefect(
                Defect.of(
                        DefectKind.LIMBS_SWAPPED,
                        explanation,
                        smallest.lead(),
                        100 * smallest.share(),
                        100 * lines.share()),
                sure));
    }
}
