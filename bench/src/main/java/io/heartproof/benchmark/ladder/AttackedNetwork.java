package io.heartproof.benchmark.ladder;

import io.heartproof.nn.Network;
import io.heartproof.prepared.PreparedSet;

/**
 * A network under attack. Immutable; whoever made the network closes it.
 *
 * @param set recordings that it has not seen
 */
public record AttackedNetwork(Network network, PreparedSet set) {}
