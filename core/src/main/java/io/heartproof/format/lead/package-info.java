/**
 * Which lead a name in a file stands for: one table for all formats ({@link io.heartproof.format.lead.LeadTable}), the user's
 * own names ({@link io.heartproof.format.lead.LeadMap}), and what becomes of a lead that is there twice ({@link
 * io.heartproof.format.lead.LeadNaming}).
 *
 * <pre>{@code
 * names of a file -> LeadTable -> leads, distinct -> Recording -> LeadNaming (with the user's LeadMap) -> Recording
 * }</pre>
 */
@NullMarked
package io.heartproof.format.lead;

import org.jspecify.annotations.NullMarked;
