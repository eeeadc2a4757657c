package io.heartproof.spark.noise;

import io.heartproof.contract.InputContract;
import io.heartproof.evaluation.noise.NoiseLadders;
import io.heartproof.evaluation.share.EvaluationShare;
import io.heartproof.evaluation.share.ShareMerger;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import io.heartproof.spark.Jobs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The shares of an evaluation: those that are there are read, Spark makes the others. Immutable.
 *
 * @param contract of the network
 * @param recordings names of all, in the order of the evaluation
 */
record NoiseShares(InputContract contract, List<String> recordings, NoiseLadders ladders, ShareFolder folder) {
    /** What tasks answer. */
    List<NoisePart> parts(int mostConditions) {
        long largest = (long) contract.leads().size() * contract.form().cutSamples() * Float.BYTES;
        return NoisePart.of(recordings, ladders.conditions().size(), NoisePart.size(largest), mostConditions);
    }

    /** The answers to all parts, merged. */
    EvaluationShare merged(JavaSparkContext spark, PartEvaluation work, List<NoisePart> parts, Progress progress)
            throws IOException {
        ShareMerger merger = new ShareMerger(contract.labels(), recordings, ladders.conditions());
        List<NoisePart> open = add(parts, merger);
        if (!open.isEmpty()) {
            try (Progress.Stage stage = progress.start("evaluating parts", open.size())) {
                Jobs.run(spark.sc(), stage, () -> {
                    spark.parallelize(open, open.size()).foreach(work);
                    return open;
                });
            }
            for (NoisePart part : add(open, merger)) {
                throw new BadData(folder.file(part).toString(), "has no answers, though its task succeeded");
            }
        }
        folder.deleteUnfinished();
        return merger.merged();
    }

    /** Those that have no answers. */
    private List<NoisePart> add(List<NoisePart> parts, ShareMerger merger) throws IOException {
        List<NoisePart> open = new ArrayList<>();
        for (NoisePart part : parts) {
            Optional<EvaluationShare> share = folder.read(part);
            if (share.isPresent()) {
                merger.add(folder.file(part).toString(), share.get());
            } else {
                open.add(part);
            }
        }
        return open;
    }
}
