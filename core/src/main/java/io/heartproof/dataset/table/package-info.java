/**
 * The tables beside a data set's recordings, as texts: which classes there are, and which class a cell or a diagnosis
 * code stands for. Nothing here looks at a recording.
 *
 * <pre>
 * LABELS.csv     -> LabelFile     -> ClassNames: number or name -> Label
 * REFERENCE.csv  -> ReferenceTable: recording, cells of its label columns
 * DIAGNOSES.csv  -> DiagnosisMap: diagnosis codes -> names of classes
 * </pre>
 */
@NullMarked
package io.heartproof.dataset.table;

import org.jspecify.annotations.NullMarked;
