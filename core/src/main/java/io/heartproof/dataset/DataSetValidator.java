package io.heartproof.dataset;

import io.heartproof.contract.InputContract;
import io.heartproof.dataset.DataSetValidation.ClassCount;
import io.heartproof.dataset.RecordingFinding.Facts;
import io.heartproof.dataset.RecordingFinding.Usability;
import io.heartproof.dataset.store.RecordingEndings;
import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.dataset.table.DiagnosisMap;
import io.heartproof.format.ReadOptions;
import io.heartproof.label.Label;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Exhaustion;
import io.heartproof.progress.Progress;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads and prepares every recording of a folder, holding one at a time. */
final class DataSetValidator {
    private final RecordingStore store;
    private final InputContract contract;
    private final ReadOptions options;
    private final Catalogue catalogue;

    DataSetValidator(RecordingStore store, InputContract contract, ReadOptions options) throws IOException {
        this.store = store;
        this.contract = contract;
        this.options = options;
        this.catalogue = Catalogue.read(store);
    }

    DataSetValidation validate(Progress progress) throws IOException {
        List<String> damage = store.damage(progress);
        List<RecordingFinding> findings = new ArrayList<>();
        try (Progress.Stage stage = progress.start(
                "Reading recordings", Math.max(1, catalogue.lines().size()))) {
            for (Catalogue.CatalogueLine line : catalogue.lines()) {
                findings.add(finding(line));
                stage.advance(1);
            }
        }
        store.unnamed(catalogue.recordings()).forEach(name -> findings.add(stray(name)));
        return new DataSetValidation(
                store.place().toString(),
                DataSetValidation.Totals.of(findings),
                catalogue.labelling(),
                classCounts(),
                findings,
                damage);
    }

    private RecordingFinding finding(Catalogue.CatalogueLine line) {
        Entry entry = line.entry();
        if (entry == null) {
            return new RecordingFinding(
                    line.recording(),
                    Usability.REFUSED,
                    List.of(),
                    null,
                    List.of(line.orProblem().getMessage()));
        }
        List<String> names = entry.labels().stream().map(Label::name).toList();
        Recording recording;
        try {
            recording = store.find(entry.recording()).orElseThrow().read(options);
        } catch (BadData problem) {
            return refused(entry, names, problem.getMessage());
        } catch (IOException failure) {
            return refused(entry, names, "cannot be read: " + failure);
        }
        return finding(entry, names, recording);
    }

    private RecordingFinding finding(Entry entry, List<String> names, Recording recording) {
        List<String> remarks = new ArrayList<>();
        Usability condition = Usability.FINE;
        try {
            remarks.addAll(Exhaustion.asBadData(entry.recording(), () -> contract.prepare(recording))
                    .notes());
        } catch (BadData problem) {
            condition = Usability.REFUSED;
            remarks.add(problem.getMessage());
            remarks.addAll(recording.source().notes());
        }
        remarks.addAll(Oddities.of(recording, contract));
        if (entry.isMultiLabel()) {
            remarks.add("several labels " + names + ": left out where one class is asked for");
        }
        if (condition == Usability.FINE && !remarks.isEmpty()) {
            condition = Usability.ODD;
        }
        return new RecordingFinding(entry.recording(), condition, names, facts(recording), remarks);
    }

    private static RecordingFinding refused(Entry entry, List<String> names, String problem) {
        return new RecordingFinding(entry.recording(), Usability.REFUSED, names, null, List.of(problem));
    }

    private static Facts facts(Recording recording) {
        return new Facts(
                recording.source().format(),
                recording.durationSeconds(),
                recording.samplingRateHz(),
                recording.leads().stream().map(Lead::name).toList());
    }

    /** @param name of a recording, or of a file that looks like one */
    private RecordingFinding stray(String name) {
        boolean isRecording = store.find(name).isPresent();
        String lacks = catalogue.table().equals(DiagnosisMap.NAME) ? "no #Dx" : "no line in " + catalogue.table();
        return new RecordingFinding(
                isRecording ? name : RecordingEndings.nameOf(name),
                Usability.REFUSED,
                List.of(),
                null,
                List.of((isRecording ? "recording " : "file ") + name + " has " + lacks));
    }

    private List<ClassCount> classCounts() {
        return catalogue.labels().labels().stream()
                .map(label -> new ClassCount(label.name(), (int) catalogue.lines().stream()
                        .filter(line ->
                                line.entry() != null && line.entry().label().equals(label))
                        .count()))
                .toList();
    }
}
