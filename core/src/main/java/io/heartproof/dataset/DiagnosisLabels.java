package io.heartproof.dataset;

import io.heartproof.dataset.Labelling.CodeCount;
import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.dataset.store.StoredRecording;
import io.heartproof.dataset.table.ClassNames;
import io.heartproof.dataset.table.DiagnosisMap;
import io.heartproof.dataset.table.LabelFile;
import io.heartproof.dataset.table.RecordName;
import io.heartproof.label.Label;
import io.heartproof.problem.BadData;
import java.io.IOException;
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

    /** Reads every header of the store, in the order of their names. */
    static Catalogue read(RecordingStore store) throws IOException {
        DiagnosisMap map = DiagnosisMap.read(store.tables());
        DiagnosisLabels labels = new DiagnosisLabels(map, map.classes(LabelFile.read(store.tables())));
        for (String name : store.statingDiagnoses()) {
            labels.add(name, store.find(name).orElseThrow());
        }
        return new Catalogue(
                map.file().toString(),
                DiagnosisMap.NAME,
                labels.classes,
                labels.lines,
                labels.ignoredCodes(),
                labels.leftOut);
    }

    private void add(String recording, StoredRecording stored) throws IOException {
        try {
            List<String> codes = stored.diagnosisCodes();
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
                RecordName.require(stored.where(), recording);
                lines.add(new Catalogue.CatalogueLine(recording, new Entry(recording, labels), null));
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
