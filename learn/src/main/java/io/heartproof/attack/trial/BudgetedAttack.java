package io.heartproof.attack.trial;

import io.heartproof.attack.Attack;
import io.heartproof.attack.Budget;
import io.heartproof.attack.Where;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;

/**
 * An attack, and how much noise it may add. Immutable.
 *
 * @param where its noise may lie
 * @param kind of the noise, the same at every level
 */
public record BudgetedAttack(Attack attack, Budget budget, Where where, Kind kind) {
    /** What it does to recordings. */
    Condition condition() {
        return new Condition(kind, budget.epsilon());
    }
}
