package io.heartproof.web.api;

import io.heartproof.classify.Classification;
import io.heartproof.signal.Recording;
import io.heartproof.web.limit.Cores;
import io.heartproof.web.limit.Limits;
import io.heartproof.web.limit.Places;
import io.heartproof.web.metrics.ServiceMetrics;
import io.heartproof.web.model.Model;
import io.heartproof.web.model.Models;
import io.heartproof.web.upload.Uploads;
import java.util.concurrent.Callable;

/** What the routes work with. */
public record Workplace(
        Models models, Limits limits, Places places, Cores cores, Uploads uploads, ServiceMetrics metrics) {
    /** Computes on a core, in the time that an answer may take. */
    <T> T compute(Callable<T> task) throws Exception {
        return cores.run(task, limits.answerTime());
    }

    /** Classifies on this thread, counted and timed. */
    Classification classify(Model model, Recording recording) {
        long begin = System.nanoTime();
        Classification said = model.classify(recording);
        metrics.classified(model.id(), said.prediction(), (System.nanoTime() - begin) / 1e9);
        return said;
    }
}
