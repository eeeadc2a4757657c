/**
 * Which lead a name in a file stands for: one table for all formats ({@link io.heartproof.format.lead.LeadTable}), the user's
 * own names ({@link io.heartproof.format.lead.LeadMap}), and the rule for a lead that a file has twice ({@link
 * io.heartproof.format.lead.LeadNaming}).
 *
 * <pre>{@code
 * names of a file -> LeadTable -> leads, distinct -> Recording -> LeadNaming (with the user's LeadMap) -> Recording
 * }</pre>
 */
@NullMarked
package io.heartproof.format.lead;

import org.jspecify.annotations.NullMarked;
