package io.heartproof.report.paired;

import io.heartproof.provenance.Provenance;
import java.util.Optional;

/**
 * What a run's outcomes come from.
 *
 * @param folder as it was given
 * @param seed of its training
 * @param training what the training was made from
 * @param evaluation what the evaluation was made from
 */
public record RunOrigin(String folder, long seed, Optional<Provenance> training, Provenance evaluation) {}
