/**
 * Who computes the steps of a training. Entry point: {@link io.heartproof.training.team.Team}; threads of one process or of several
 * are a {@link io.heartproof.training.team.ThreadTeam}.
 *
 * <pre>{@code
 * TrainingStep: lengths, in samples -> a StepShare or some for every TeamMember, by WorkerLoad
 *              -> Objective -> sums over members and processes -> gradients of the parameters
 * }</pre>
 */
@NullMarked
package io.heartproof.training.team;

import org.jspecify.annotations.NullMarked;
