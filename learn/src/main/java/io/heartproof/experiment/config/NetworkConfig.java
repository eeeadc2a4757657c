package io.heartproof.experiment.config;

import io.heartproof.nn.Architecture;

/** Which network is trained; the keys under {@code network}. Immutable. */
public record NetworkConfig(Architecture architecture) {}
