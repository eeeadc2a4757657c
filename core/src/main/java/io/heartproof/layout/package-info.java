/**
 * Where everything lies in the folders that trainings, evaluations and comparisons write: names of files, and nothing of what
 * is in them.
 *
 * <pre>{@code
 * folder of a run        -> RunLayout        -> settings, provenance, model, checkpoint, ... and its EvaluationLayout
 * folder of results      -> EvaluationLayout -> results.json and what lies beside it
 * folder of a comparison -> ComparisonLayout -> its plan, its runs, what came of it
 * }</pre>
 *
 * <p>What reads or writes one of these files asks here for its path; {@code docs/results.md} tells users what is in them.
 */
@NullMarked
package io.heartproof.layout;

import org.jspecify.annotations.NullMarked;
