/**
 * HL7 annotated ECG (version 3, as the FDA takes it).
 *
 * <p>Entry point: {@link io.heartproof.format.aecg.AecgReader}.
 *
 * <pre>{@code
 * XmlElement AnnotatedECG -> AecgReader (series, subject) -> AecgSequences (time and leads of a sequence set -> mV)
 *   -> AecgParts (sets beside and after one another)
 * }</pre>
 */
@NullMarked
package io.heartproof.format.aecg;

import org.jspecify.annotations.NullMarked;
