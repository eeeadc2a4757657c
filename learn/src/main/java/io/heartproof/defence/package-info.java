/**
 * Objectives that make a classifier harder to mislead: {@link io.heartproof.defence.AdversarialTraining}. Each is an {@link
 * io.heartproof.training.Objective} for {@link io.heartproof.training.Trainer}.
 */
@NullMarked
package io.heartproof.defence;

import org.jspecify.annotations.NullMarked;
