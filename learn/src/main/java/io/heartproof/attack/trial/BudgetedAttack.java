package io.heartproof.attack.trial;

import io.heartproof.attack.Attack;
import io.heartproof.attack.Budget;

/** An attack, and how much noise it may add. Immutable. */
record BudgetedAttack(Attack attack, Budget budget) {}
