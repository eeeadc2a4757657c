/**
 * Recordings that lie as rows of one large array, (N, T, L) or (N, L, T): N recordings, T samples, L leads. The array has numbers
 * and nothing else; the user says rate, leads and unit. Entry point: {@link io.heartproof.format.array.SignalArray}. Here is
 * NumPy's npy; {@code hdf5} has HDF5.
 *
 * <pre>{@code
 * npy  -> NpyHeader -> NumericArray with FlatRows --------------------> SignalArray, ArrayRow, ArrayOptions -> Recording
 * HDF5 -> hdf5      -> NumericArray with FlatRows or rows in chunks -/
 * }</pre>
 *
 * <p>Only the rows that are asked for are read. Every size is checked against the file's before an array is made.
 */
@NullMarked
package io.heartproof.format.array;

import org.jspecify.annotations.NullMarked;
