package io.heartproof.experiment.checkpoint;

import io.heartproof.experiment.checkpoint.EvaluationStart.Evaluated;
import java.nio.file.Path;
import java.util.Optional;

/** Where model and data lie now, as far as they were moved since an evaluation began. Immutable. */
public record MovedInputs(Optional<Path> model, Optional<Path> contract, Optional<Path> data) {
    /** Where they lie now. */
    public Evaluated over(Evaluated began) {
        return Evaluated.at(
                model.orElse(Path.of(began.model())),
                contract.or(() -> began.contract().map(Path::of)),
                data.orElse(Path.of(began.data())));
    }
}
