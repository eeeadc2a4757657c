/**
 * HDF5 files with the signals of many recordings in one data set and their names in another, as CODE-15 has them. Entry point:
 * {@link io.heartproof.format.hdf5.Hdf5Recordings}. The library {@code io.jhdf} reads the file's structure; sizes are checked
 * against the file's before anything is made of them, and the numbers are read and unpacked here.
 *
 * <pre>{@code
 * file -> MeteredChannel -> io.jhdf -> Hdf5Array --> FlatRows (array) or ChunkGrid, ChunkFilters -> ChunkedRows
 *                                                \-> Hdf5Names
 * }</pre>
 */
@NullMarked
package io.heartproof.format.hdf5;

import org.jspecify.annotations.NullMarked;
