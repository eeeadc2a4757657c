package io.heartproof.dataset;

import io.heartproof.dataset.Labelling.CodeCount;
import io.heartproof.dataset.table.ClassNames;
import io.heartproof.dataset.table.DiagnosisMap;
import io.heartproof.dataset.table.LabelFile;
import io.heartproof.dataset.table.RecordName;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.wfdb.header.HeaderComments;
import io.heartproof.label.Label;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Labels recordings by the diagnosis codes of their WFDB headers ({@code #Dx: 59118001,164889003}) and a {@link
 * DiagnosisMap}. Codes that stand for no class are counted, and so are recordings without any that does.
 */
final class DiagnosisLabels {
    private final DiagnosisMap map;
    private final ClassNames classes;
    private final List<Catalogue.CatalogueLine> lines = new ArrayList<>();
    private final Map<String, Integer> ignored = new TreeMap<>();
    private final List<String> leftOut = new ArrayList<>();

    private DiagnosisLabels(DiagnosisMap map, ClassNames classes) {
        this.map = map;
        this.classes = classes;
    }

    /** Reads every header of the folder, in the order of their names. */
    static Catalogue read(RecordingFolder folder) throws IOException {
        DiagnosisMap map = DiagnosisMap.read(folder.path());
        DiagnosisLabels labels = new DiagnosisLabels(map, map.classes(LabelFile.read(folder.path())));
        for (String header : folder.headers()) {
            labels.add(folder.path().resolve(header), RecordingFolder.nameOf(header));
        }
        return new Catalogue(map.file(), labels.classes, labels.lines, labels.ignoredCodes(), labels.leftOut);
    }

    private void add(Path header, String recording) throws IOException {
        try {
            List<String> codes = HeaderComments.diagnosisCodes(RecordingFile.of(header));
            Set<String> distinct = new HashSet<>(codes);
            distinct.stream().filter(code -> !map.has(code)).forEach(code -> ignored.merge(code, 1, Integer::sum));
            List<Label> labels = map.classesOf(codes).stream()
                    .flatMap(name -> classes.labels().find(name).stream())
                    .distinct()
                    .sorted(Comparator.comparingInt(Label::index))
                    .toList();
            if (labels.isEmpty()) {
                leftOut.add(recording);
            } else {
                RecordName.require(header.toString(), recording);
                lines.add(new Catalogue.CatalogueLine(recording, new Entry(recording, header, labels), null));
            }
        } catch (BadData problem) {
            lines.add(new Catalogue.CatalogueLine(recording, null, problem));
        }
    }

    private List<CodeCount> ignoredCodes() {
        return ignored.entrySet().stream()
                .map(entry -> new CodeCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(CodeCount::recordings).reversed())
                .toList();
    }
}
