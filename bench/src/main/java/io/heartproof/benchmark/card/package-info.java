/**
 * Whether a graphics card computes what the processor beside it computes, and how fast it trains. Entry point: {@link
 * io.heartproof.benchmark.card.CardCheck}.
 *
 * <pre>{@code
 * CheckSetup -> NumbersCheck, StepsCheck, LadderCheck, MemoryCheck, SpeedCheck -> CheckRow each -> CardReport: a table
 * }</pre>
 *
 * <p>With {@code cpu} for the card everything is compared with itself, which shows that the check itself works.
 */
@NullMarked
package io.heartproof.benchmark.card;

import org.jspecify.annotations.NullMarked;
