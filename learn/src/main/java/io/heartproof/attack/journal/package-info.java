/**
 * What attacks of an evaluation found, batch by batch, so that one that was interrupted goes on, and one in a limited time ends.
 * Entry point: {@link io.heartproof.attack.journal.AttackJournal}.
 *
 * <pre>{@code
 * AttackJournal -> AttackStep per attack on some recordings: batches -> AttackFinding per recording
 *                  a SettledBatch per batch -> a line of a file;   its noise -> NoiseKeeper
 * }</pre>
 */
@NullMarked
package io.heartproof.attack.journal;

import org.jspecify.annotations.NullMarked;
