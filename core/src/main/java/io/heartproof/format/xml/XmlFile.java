package io.heartproof.format.xml;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.parallel.Interruption;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an XML file as a tree. A document type may be named, as some devices do, but it is not fetched and may declare
 * nothing, so there are no entities beside the five of XML itself. Namespaces are ignored, so they need not be
 * declared. At most 2^26 bytes, 2^17 elements and attributes, 64 levels.
 */
public final class XmlFile {
    private static final long LARGEST = 1L << 26;

    private XmlFile() {}

    /** Whether a file that starts with these bytes looks like XML, in UTF-8 or UTF-16. */
    public static boolean recognises(byte[] start) {
        int at = 0;
        while (at < start.length && isPassedOver(start[at])) {
            at++;
        }
        return at < start.length && start[at] == '<';
    }

    /** Byte order marks, the zeros of UTF-16 and white space. */
    private static boolean isPassedOver(byte value) {
        return switch (value & 0xff) {
            case 0xef, 0xbb, 0xbf, 0xfe, 0xff, 0, ' ', '\t', '\r', '\n' -> true;
            default -> false;
        };
    }

    /**
     * The root element with all that is in it.
     *
     * @throws BadData where the file is no XML or breaks a rule above
     */
    public static XmlElement read(RecordingFile file) throws IOException {
        String where = file.where();
        if (file.size() > LARGEST) {
            throw new BadData(
                    where,
                    String.format(Locale.ROOT, "at most %d bytes of XML are read, got %d", LARGEST, file.size()));
        }
        return read(where, new XmlText(where, file.bytes()));
    }

    /** The root element of that text; {@code where} is for messages. */
    static XmlElement read(String where, XmlText text) throws IOException {
        try (Reader in = text.open()) {
            return read(where, hardened().createXMLStreamReader(in));
        } catch (XMLStreamException e) {
            if (isWrongCharacter(e)) {
                throw text.wrongCharacter(e);
            }
            String message = String.valueOf(e.getMessage()).replaceFirst("(?s).*Message: ", "");
            String line =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNumber();
            throw new BadData(where + line, "no well-formed XML (" + message + ")", e);
        }
    }

    private static boolean isWrongCharacter(XMLStreamException failure) {
        return failure.getNestedException() instanceof CharacterCodingException
                || failure.getCause() instanceof CharacterCodingException;
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false); // declarations would cost their square
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the file is read");
        });
        return factory;
    }

    private static XmlElement read(String where, XMLStreamReader in) throws XMLStreamException {
        XmlTree tree = new XmlTree(where);
        for (int step = 0; in.hasNext(); step++) {
            Interruption.checkAt(step);
            switch (next(where, in)) {
                case XMLStreamConstants.START_ELEMENT -> tree.start(in);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> tree.text(in.getText());
                case XMLStreamConstants.END_ELEMENT -> tree.end();
                case XMLStreamConstants.DTD -> requireNoDeclarations(where, in.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new BadData(where, "entities are not read");
                default -> {}
            }
        }
        return tree.root();
    }

    /** The platform's parser answers some damage, such as an invalid character in a document type, with a crash. */
    private static int next(String where, XMLStreamReader in) throws XMLStreamException {
        try {
            return in.next();
        } catch (RuntimeException e) {
            throw new BadData(where, "no well-formed XML (the parser gave up: " + e.getMessage() + ")", e);
        }
    }

    private static void requireNoDeclarations(String where, String documentType) {
        if (documentType == null || documentType.contains("[")) {
            throw new BadData(where, "a document type with declarations of its own is not read");
        }
    }
}
