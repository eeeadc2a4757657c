package io.heartproof.spark.noise;

import io.heartproof.classifier.Classifiers;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.dataset.DataSet;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.EvaluationConfig;
import io.heartproof.evaluation.ExampleMaker;
import io.heartproof.evaluation.ResultsMaker;
import io.heartproof.evaluation.noise.NoiseLadders;
import io.heartproof.evaluation.share.EvaluationShare;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.metric.Bootstrap;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.About;
import io.heartproof.report.Example;
import io.heartproof.report.Results;
import io.heartproof.seed.Seeds;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes the files of an evaluation of merged answers, on the driver. Immutable. */
record NoiseFiles(OnnxClassifier network, NoiseLadders ladders, DataSet data) {
    /** Writes all that {@code heartproof evaluate} writes. */
    Results write(EvaluationShare found, Provenance made, About about, Path out) throws IOException {
        Evaluation evaluation = found.evaluation();
        ResultsMaker.NotEvaluated leftOut = new ResultsMaker.NotEvaluated(data.multiLabelCount(), found.refusals())
                .requireSome(data.folder(), evaluation.recordings().size());
        EvaluationConfig config = ladders.config();
        ResultsMaker maker = new ResultsMaker(evaluation);
        Bootstrap bootstrap = new Bootstrap(config.bootstrapSamples(), Seeds.derive(ladders.seed(), "bootstrap"));
        Results results = maker.results(bootstrap, leftOut, made);
        EvaluationLayout layout = new EvaluationLayout(out);
        about.write(layout.about());
        maker.write(layout, results, examples(evaluation));
        return results;
    }

    private List<Example> examples(Evaluation evaluation) {
        List<UnpreparedRecording> recordings = data.select(evaluation.recordings()).stream()
                .map(entry -> new UnpreparedRecording(data, entry, network.contract()))
                .toList();
        return new ExampleMaker(
                        network,
                        ladders.of(Classifiers.of(network)),
                        ladders.config().examples())
                .make(new PreparedSet(recordings, evaluation.truth()), evaluation, this::original);
    }

    private Recording original(String name) {
        return new UnpreparedRecording(data, data.select(List.of(name)).get(0), network.contract()).original();
    }
}
