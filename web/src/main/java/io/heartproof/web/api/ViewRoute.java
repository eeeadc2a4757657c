package io.heartproof.web.api;

import io.heartproof.classify.Fitness;
import io.heartproof.format.ReadOptions;
import io.heartproof.preprocess.Cut;
import io.heartproof.quality.QualityGate;
import io.heartproof.quality.RecordingQuality;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import io.heartproof.web.intake.Examples;
import io.heartproof.web.intake.NoiseWish;
import io.heartproof.web.intake.Query;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /api/v1/views}: a file or the name of an example in, with noise if asked for; its samples and every model's answer
 * out. What is shown is what is classified: at most the first two minutes. Thread-safe.
 */
public final class ViewRoute implements Handler {
    private static final double LONGEST_SECONDS = 120;

    private static final Set<String> PARAMETERS =
            Set.of("example", "noise", "decibels", "seed", "samplingRateHz", Query.LEAD, Query.ABSTAIN);

    private final Workplace work;
    private final Examples examples;

    public ViewRoute(Workplace work, Examples examples) {
        this.work = work;
        this.examples = examples;
    }

    @Override
    public void handle(Context request) {
        Query query = Query.of(request, PARAMETERS);
        Question question = new Question(query.noise(), query.fitness());
        Optional<String> example = query.text("example");
        ReadOptions options = query.readOptions();
        if (example.isPresent()) {
            query.refuse("samplingRateHz", "only with a file");
            query.refuse(Query.LEAD, "only with a file");
            work.answer(request, (none, clock) -> view(examples.named(example.get()), question, clock));
        } else {
            work.answerFiles(request, (upload, clock) -> view(upload.read(options), question, clock));
        }
    }

    /** What is to be shown, beside the recording. */
    private record Question(Optional<NoiseWish> noise, Fitness fitness) {}

    private PageView view(Recording whole, Question question, Timing.Clock clock) {
        int longest = (int) Math.min(Integer.MAX_VALUE, Math.max(1, LONGEST_SECONDS * whole.samplingRateHz()));
        Recording beginning = new Cut(longest).apply(whole);
        Recording shown = question.noise().map(wish -> wish.applyTo(beginning)).orElse(beginning);
        clock.read();
        var answers = work.models().all().stream()
                .map(model -> answer(model, shown, question.fitness()))
                .toList();
        return PageView.of(whole, shown, new PageView.Said(question.noise(), quality(shown), answers, clock.done()));
    }

    /** Of the standard leads that there are; leads that are missing are the models' business. */
    private static RecordingQuality quality(Recording shown) {
        return QualityGate.STANDARD.check(
                shown, shown.leads().stream().filter(Lead::isStandard).toList());
    }

    private ModelAnswer answer(Model model, Recording shown, Fitness fitness) {
        return ModelAnswer.of(ModelName.of(model), work.classify(model, shown, fitness));
    }
}
