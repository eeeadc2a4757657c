package io.heartproof.format;

import io.heartproof.format.aecg.AecgReader;
import io.heartproof.format.muse.MuseReader;
import io.heartproof.format.philips.PhilipsReader;
import io.heartproof.format.xml.XmlElement;
import io.heartproof.format.xml.XmlFile;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** XML files tell their format by the name of their root element. */
final class XmlRecordings {
    private static final Map<String, Reader> BY_ROOT = new TreeMap<>(Map.of(
            AecgReader.ROOT, AecgReader::read,
            MuseReader.ROOT, MuseReader::read,
            PhilipsReader.ROOT, PhilipsReader::read));

    private XmlRecordings() {}

    private interface Reader {
        Recording read(Path file, XmlElement root, OptionalDouble samplingRateHz);
    }

    static Recording read(Path file, OptionalDouble samplingRateHz) throws IOException {
        XmlElement root = XmlFile.read(file);
        Reader reader = BY_ROOT.get(root.name());
        if (reader == null) {
            throw new BadData(
                    file.toString(),
                    "expected XML with one of the roots %s, got '%s'".formatted(BY_ROOT.keySet(), root.name()));
        }
        return reader.read(file, root, samplingRateHz);
    }
}
