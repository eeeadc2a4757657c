package io.heartproof.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heartproof.quality.RecordingQuality;
import io.heartproof.signal.Recording;
import io.heartproof.web.intake.NoiseWish;
import java.util.List;
import java.util.Optional;

/**
 * What the page shows: samples to draw, and what every model says of exactly these.
 *
 * @param format of the file, or {@code simulated}
 * @param durationSeconds of the whole recording
 * @param shownSeconds of what is drawn and classified
 * @param noise what was added
 * @param quality of the leads that are drawn
 * @param classifications one per model, in the order of the models
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PageView(
        String recording,
        String format,
        double samplingRateHz,
        double durationSeconds,
        double shownSeconds,
        Optional<NoiseWish> noise,
        List<ViewedLead> leads,
        RecordingQuality quality,
        List<ModelAnswer> classifications,
        List<String> notes,
        Timing timing) {
    /** The drawing of a recording whose beginning is {@code shown}. */
    static PageView of(Recording whole, Recording shown, Said said) {
        return new PageView(
                whole.name(),
                whole.source().format(),
                whole.samplingRateHz(),
                whole.durationSeconds(),
                shown.durationSeconds(),
                said.noise(),
                shown.signals().stream().map(ViewedLead::of).toList(),
                said.quality(),
                said.answers(),
                shown.source().notes(),
                said.timing());
    }

    /** What was added, and what is said of the sum. */
    record Said(Optional<NoiseWish> noise, RecordingQuality quality, List<ModelAnswer> answers, Timing timing) {}
}
