/**
 * Recordings in shards: plain tar archives of some hundred megabytes, as WebDataset keeps them. Files of one recording share
 * their name up to the ending: {@code A0001.hea}, {@code A0001.dat}, and {@code A0001.json} with what it shows.
 *
 * <pre>{@code
 * NAME.tar -> TarMembers (read once) -> ShardScan -> NAME.tar.index: names, places, digests, lengths, labels
 * NAME.tar + NAME.tar.index -> ShardStore -> a recording's bytes, checked -> Recording
 * }</pre>
 *
 * <p>Entry point: {@link io.heartproof.dataset.shard.ShardKind}. Sizes and places in bytes, lengths in samples.
 */
@NullMarked
package io.heartproof.dataset.shard;

import org.jspecify.annotations.NullMarked;
