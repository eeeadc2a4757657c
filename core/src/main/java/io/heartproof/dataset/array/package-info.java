/**
 * Data sets whose recordings are rows of arrays: HDF5 files as those of CODE-15, or NumPy's npy with a table.
 *
 * <pre>{@code
 * exams.hdf5, exams.csv        -> Hdf5Kind -> ArrayStore of ArrayRecordings, StatedLabels of the ExamsTable
 * signals.npy, RECORDINGS.csv  -> NpyKind  -> ArrayStore of ArrayRecordings, StatedLabels of the RowTable
 * }</pre>
 */
@NullMarked
package io.heartproof.dataset.array;

import org.jspecify.annotations.NullMarked;
