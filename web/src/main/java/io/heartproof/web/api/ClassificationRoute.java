package io.heartproof.web.api;

import io.heartproof.classify.Classification;
import io.heartproof.format.ReadOptions;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Recording;
import io.heartproof.web.answer.Answers;
import io.heartproof.web.answer.ProblemKind;
import io.heartproof.web.answer.Refusal;
import io.heartproof.web.limit.Places;
import io.heartproof.web.model.Model;
import io.heartproof.web.upload.Upload;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;

/** {@code POST /api/v1/classifications}: a file in, one model's answer out. */
public final class ClassificationRoute implements Handler {
    private static final Set<String> PARAMETERS = Set.of("model", "samplingRateHz", Query.LEAD);

    private final Workplace work;

    public ClassificationRoute(Workplace work) {
        this.work = work;
    }

    @Override
    public void handle(Context request) throws Exception {
        Query query = Query.of(request, PARAMETERS);
        Model model = query.text("model").map(work.models()::named).orElseGet(work.models()::first);
        ReadOptions options = query.readOptions();
        try (Places.Place place = work.places().take();
                Upload upload = work.uploads().receive(request.req())) {
            Timing.Clock clock = new Timing.Clock();
            Answers.json(request, work.compute(() -> answer(model, upload, options, clock)));
        }
    }

    private ClassificationAnswer answer(Model model, Upload upload, ReadOptions options, Timing.Clock clock)
            throws Exception {
        clock.started();
        Recording recording = upload.read(options);
        clock.read();
        try {
            Classification said = work.classify(model, recording);
            return ClassificationAnswer.of(ModelName.of(model), said, clock.done());
        } catch (BadData e) {
            throw new Refusal(ProblemKind.BAD_RECORDING, e.getMessage());
        }
    }
}
