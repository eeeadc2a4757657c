/**
 * Folders of labelled recordings in the layout of CPSC2018, and how they are split.
 *
 * <pre>{@code
 * folder/REFERENCE.csv   Recording,First_label,Second_label,Third_label   labels 1 to K, empty where there is none
 * folder/LABELS.csv      label,name                                       optional; without it the nine of CPSC2018
 * folder/A0001.hea, .mat, .dcm, .edf, .xml or .csv                        the recordings; WFDB with its .dat
 *
 * folder -> DataSet -> Entry (name, file, labels) -> Recording
 *           DataSet -> SplitRule, or three lists -> Split
 * }</pre>
 *
 * <p>Entry points: {@link io.heartproof.dataset.DataSet} reads a folder, {@link io.heartproof.dataset.DataSetWriter}
 * writes one, {@link io.heartproof.dataset.DataSetValidation} says what is wrong or odd about one.
 */
@NullMarked
package io.heartproof.dataset;

import org.jspecify.annotations.NullMarked;
