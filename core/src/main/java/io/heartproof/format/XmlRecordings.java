package io.heartproof.format;

import io.heartproof.format.aecg.AecgReader;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.muse.MuseReader;
import io.heartproof.format.philips.PhilipsReader;
import io.heartproof.format.xml.XmlElement;
import io.heartproof.format.xml.XmlFile;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** XML files tell their format by the name of their root element. */
final class XmlRecordings {
    private static final Map<String, Reader> BY_ROOT = new TreeMap<>(Map.of(
            AecgReader.ROOT,
            (file, root, options) -> AecgReader.read(file, root, options.samplingRateHz(), options.leads()),
            MuseReader.ROOT,
            (file, root, options) -> MuseReader.read(file, root, options.samplingRateHz()),
            PhilipsReader.ROOT,
            (file, root, options) -> PhilipsReader.read(file, root, options.samplingRateHz())));

    /** A byte order mark, the declaration, comments, then the type or the root of the document. */
    private static final Pattern PAGE = Pattern.compile(
            "[^<]{0,4}\\s*(?:<\\?[^>]*>\\s*|<!--.*?-->\\s*)*(?:<!DOCTYPE\\s+(?:svg|html)\\b|<(?:svg:)?svg\\b|<html\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private XmlRecordings() {}

    private interface Reader {
        Recording read(RecordingFile file, XmlElement root, ReadOptions options);
    }

    /** Whether a file begins as SVG or HTML: what we write ourselves beside recordings. */
    static boolean isPage(byte[] start) {
        return PAGE.matcher(new String(start, StandardCharsets.ISO_8859_1).replace("\0", ""))
                .lookingAt();
    }

    static Recording read(RecordingFile file, ReadOptions options) throws IOException {
        XmlElement root = XmlFile.read(file);
        Reader reader = BY_ROOT.get(root.name());
        if (reader == null) {
            throw new BadData(
                    file.where(),
                    "expected XML with one of the roots %s, got '%s'".formatted(BY_ROOT.keySet(), root.name()));
        }
        return reader.read(file, root, options);
    }
}
