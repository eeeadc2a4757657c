/**
 * Objectives that make a classifier harder to mislead, one per published training: {@link
 * io.heartproof.defence.NsrTraining}, {@link io.heartproof.defence.JacobianTraining}, {@link
 * io.heartproof.defence.AdvlsTraining}, {@link io.heartproof.defence.MadryTraining}, {@link
 * io.heartproof.defence.NFgsmTraining}, {@link io.heartproof.defence.TradesTraining}, {@link
 * io.heartproof.defence.MartTraining}, {@link io.heartproof.defence.Mixture} of them, and {@link
 * io.heartproof.defence.AwpTraining} of any. Each is an {@link
 * io.heartproof.training.objective.Objective} for {@link io.heartproof.training.Trainer}; {@link io.heartproof.defence.Ramp} says
 * from when on they do more than plain training.
 */
@NullMarked
package io.heartproof.defence;

import org.jspecify.annotations.NullMarked;
