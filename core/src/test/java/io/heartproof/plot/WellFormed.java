package io.heartproof.plot;

import static org.assertj.core.api.Assertions.fail;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** Parses markup strictly. */
public final class WellFormed {
    private WellFormed() {}

    /** The document, or a failed test. */
    public static Document parse(String markup) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new DefaultHandler());
        builder.setEntityResolver((publicId, systemId) -> fail("refers to " + systemId));
        return builder.parse(new InputSource(new StringReader(markup)));
    }
}
