/**
 * The original form of CPSC2018: MATLAB v5 files with a struct {@code ECG} (sex, age, data). Written after MathWorks'
 * public description of the format. (MATLAB v4 files are signal files of WFDB records and need their header.)
 *
 * <p>Entry point: {@link io.heartproof.format.mat.MatReader}.
 *
 * <pre>{@code
 * file -> elements, inflated where compressed (MatInput) -> array headers (MatArray) -> struct ECG (MatReader)
 * }</pre>
 */
@NullMarked
package io.heartproof.format.mat;

import org.jspecify.annotations.NullMarked;
