/**
 * Philips Sierra ECG XML, versions 1.03 and 1.04, as Philips carts and TraceMaster export it. No specification of it is
 * public; all that is known of its compression (XLI) was published by the project sierra-ecg-tools.
 *
 * <p>Entry point: {@link io.heartproof.format.philips.PhilipsReader}.
 *
 * <pre>{@code
 * XmlElement restingecgdata -> PhilipsReader (rate, resolution, labels, patient)
 *   Base64 -> XliDecoder (one chunk per lead: LzwDecoder -> second differences -> codes) -> LimbResiduals -> mV
 * }</pre>
 */
@NullMarked
package io.heartproof.format.philips;

import org.jspecify.annotations.NullMarked;
