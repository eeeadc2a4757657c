/**
 * How fast a network is attacked, and in how much memory: {@link io.heartproof.benchmark.attack.AttackComparisons}, against
 * {@link io.heartproof.benchmark.attack.PublishedAttack}.
 */
@NullMarked
package io.heartproof.benchmark.attack;

import org.jspecify.annotations.NullMarked;
