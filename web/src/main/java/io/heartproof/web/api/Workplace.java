package io.heartproof.web.api;

import io.heartproof.classify.Answer;
import io.heartproof.classify.Fitness;
import io.heartproof.parallel.Interruption;
import io.heartproof.signal.Recording;
import io.heartproof.web.guard.Client;
import io.heartproof.web.guard.Cores;
import io.heartproof.web.guard.JsonResponses;
import io.heartproof.web.guard.Limits;
import io.heartproof.web.guard.Places;
import io.heartproof.web.intake.Upload;
import io.heartproof.web.intake.Uploads;
import io.heartproof.web.metrics.ServiceMetrics;
import io.javalin.http.Context;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** What the routes work with. */
public record Workplace(
        Models models, Limits limits, Places places, Cores cores, Uploads uploads, ServiceMetrics metrics) {
    /** What is computed for a request, on a core. */
    interface PlacedWork<S> {
        Object answer(S source, Timing.Clock clock) throws Exception;
    }

    /** Receives the request's files, then takes a place, then computes, then answers in JSON; no thread waits for any of it. */
    void answerFiles(Context request, PlacedWork<Upload> task) {
        uploads.check(request.req());
        Places.Visit visit = places.enter();
        request.future(() -> closing(
                        visit::close,
                        () -> uploads.receive(request.req())
                                .thenCompose(upload -> closing(upload::close, () -> {
                                    visit.takePlace();
                                    return compute(request, upload, task);
                                })))
                .thenAccept(answer -> JsonResponses.json(request, answer)));
    }

    /** The same for a request without files. */
    void answer(Context request, PlacedWork<Context> task) {
        Places.Visit visit = places.enter();
        request.future(() -> closing(visit::close, () -> {
                    visit.takePlace();
                    return compute(request, request, task);
                })
                .thenAccept(answer -> JsonResponses.json(request, answer)));
    }

    private <S> CompletableFuture<Object> compute(Context request, S source, PlacedWork<S> task) {
        Timing.Clock clock = new Timing.Clock();
        return cores.compute(
                () -> {
                    clock.started();
                    return task.answer(source, clock);
                },
                limits.answerTime(),
                Client.of(request.req()));
    }

    /** What was begun, and {@code close} once it has ended, however it ends. */
    private static <T> CompletableFuture<T> closing(Runnable close, Callable<CompletableFuture<T>> work) {
        CompletableFuture<T> begun;
        try {
            begun = work.call();
        } catch (Exception e) {
            begun = CompletableFuture.failedFuture(e);
        }
        return begun.whenComplete((value, failure) -> close.run());
    }

    /** Classifies on this thread, counted and timed where there is a prediction, unless nobody waits for it any more. */
    Answer classify(Model model, Recording recording, Fitness fitness) {
        Interruption.check();
        long begin = System.nanoTime();
        Answer answer = model.classify(recording, fitness);
        double seconds = (System.nanoTime() - begin) / 1e9;
        answer.prediction().ifPresent(prediction -> metrics.classified(model.id(), prediction, seconds));
        return answer;
    }
}
