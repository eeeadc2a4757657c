/**
 * Folders of labelled recordings, and how they are split. One table says what the recordings show:
 *
 * <pre>{@code
 * folder/REFERENCE.csv   Recording,First_label,...   names or numbers of classes, empty where there is none
 * folder/DIAGNOSES.csv   code,class                  in place of it, for headers with #Dx:
 * folder/LABELS.csv      label,name                  optional: the classes and their order
 * folder/A0001.hea, .mat, .dcm, .edf, .xml or .csv   the recordings; WFDB with its .dat
 *
 * folder -> RecordingStore -> DataSet -> Entry (name, labels) -> Recording
 *                             DataSet -> SplitRule, or three lists -> Split
 * }</pre>
 *
 * <p>Entry points: {@link io.heartproof.dataset.DataSet} reads a folder, {@link io.heartproof.dataset.DataSetWriter}
 * writes one, {@link io.heartproof.dataset.DataSetValidation} says what is wrong or odd about one.
 */
@NullMarked
package io.heartproof.dataset;

import org.jspecify.annotations.NullMarked;
