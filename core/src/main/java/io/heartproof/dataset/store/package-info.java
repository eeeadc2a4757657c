/**
 * Where the recordings of a data set lie: a folder of files, shards, a file that holds many. Tables and splits name recordings;
 * a store finds and reads them by these names.
 *
 * <pre>{@code
 * Path -> StoreKind -> RecordingStore -> StoredRecording (name, where) -> Recording
 *                      RecordingStore -> StatedLabels, where it says itself what the recordings show
 * }</pre>
 *
 * <p>Entry point: {@link io.heartproof.dataset.RecordingStores}. A further kind of store is a {@link
 * io.heartproof.dataset.store.StoreKind} and a line there.
 */
@NullMarked
package io.heartproof.dataset.store;

import org.jspecify.annotations.NullMarked;
