/**
 * The only reader of XML: no entities, no document type of its own, nothing fetched, bounded size.
 *
 * <p>Entry point: {@link io.heartproof.format.xml.XmlFile}; gives a tree of {@link io.heartproof.format.xml.XmlElement}.
 */
@NullMarked
package io.heartproof.format.xml;

import org.jspecify.annotations.NullMarked;
