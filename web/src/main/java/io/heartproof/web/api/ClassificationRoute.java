package io.heartproof.web.api;

import io.heartproof.classify.Answer;
import io.heartproof.classify.Fitness;
import io.heartproof.format.ReadOptions;
import io.heartproof.signal.Recording;
import io.heartproof.web.guard.ProblemKind;
import io.heartproof.web.guard.RequestRefusal;
import io.heartproof.web.intake.Query;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;

/** {@code POST /api/v1/classifications}: a file in, one model's answer out. Thread-safe. */
public final class ClassificationRoute implements Handler {
    private static final Set<String> PARAMETERS = Set.of("model", "samplingRateHz", Query.LEAD, Query.ABSTAIN);

    private final Workplace work;

    public ClassificationRoute(Workplace work) {
        this.work = work;
    }

    @Override
    public void handle(Context request) {
        Query query = Query.of(request, PARAMETERS);
        Model model = query.text("model").map(work.models()::named).orElseGet(work.models()::first);
        ReadOptions options = query.readOptions();
        Fitness fitness = query.fitness();
        work.answerFiles(request, (upload, clock) -> {
            Recording recording = upload.read(options);
            clock.read();
            Answer answer = work.classify(model, recording, fitness);
            answer.refusal().ifPresent(why -> {
                throw new RequestRefusal(ProblemKind.BAD_RECORDING, why);
            });
            return ClassificationAnswer.of(ModelName.of(model), answer, clock.done());
        });
    }
}
