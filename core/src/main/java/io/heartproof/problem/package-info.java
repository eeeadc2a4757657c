/**
 * The two ways in which a user's request can fail, each reported in one line: what, rule, value, where.
 *
 * <p>{@link io.heartproof.problem.BadData} (a file or data set is wrong, exit code 3) and {@link
 * io.heartproof.problem.BadUsage} (an option or configuration key is wrong, exit code 2). What one file asks of
 * stack and memory beyond their ends is bad data, too ({@link io.heartproof.problem.Exhaustion}). Anything else that
 * is thrown is a defect of this program or of the machine. One recording of many that cannot be used is no failure, but a
 * {@link io.heartproof.problem.Refusal}.
 */
@NullMarked
package io.heartproof.problem;

import org.jspecify.annotations.NullMarked;
