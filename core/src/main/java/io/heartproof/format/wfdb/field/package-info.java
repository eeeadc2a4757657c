/**
 * What a WFDB header is made of: lines of fields ({@link io.heartproof.format.wfdb.field.Fields}), the first of which names the
 * record ({@link io.heartproof.format.wfdb.field.RecordField}), and comments ({@link
 * io.heartproof.format.wfdb.field.PatientComments}).
 *
 * <pre>{@code
 * line of text -> Fields -> numbers and words; comments -> PatientComments -> age, sex, codes
 * }</pre>
 */
@NullMarked
package io.heartproof.format.wfdb.field;

import org.jspecify.annotations.NullMarked;
