package io.heartproof.dataset;

import io.heartproof.contract.InputContract;
import io.heartproof.dataset.DataSetValidation.ClassCount;
import io.heartproof.dataset.RecordingFinding.Facts;
import io.heartproof.dataset.RecordingFinding.Usability;
import io.heartproof.dataset.table.DiagnosisMap;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.label.Label;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Exhaustion;
import io.heartproof.progress.Progress;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads and prepares every recording of a folder, holding one at a time. */
final class DataSetValidator {
    private final Path folder;
    private final InputContract contract;
    private final ReadOptions options;
    private final Catalogue catalogue;
    /** Names of the files that belong to some recording. */
    private final Set<String> used = new HashSet<>();

    DataSetValidator(Path folder, InputContract contract, ReadOptions options) throws IOException {
        this.folder = folder;
        this.contract = contract;
        this.options = options;
        this.catalogue = Catalogue.read(folder);
    }

    DataSetValidation validate(Progress progress) throws IOException {
        List<RecordingFinding> findings = new ArrayList<>();
        RecordingFolder files = new RecordingFolder(folder);
        try (Progress.Stage stage = progress.start(
                "Reading recordings", Math.max(1, catalogue.lines().size()))) {
            for (Catalogue.CatalogueLine line : catalogue.lines()) {
                findings.add(finding(line));
                files.candidates(line.recording()).forEach(this::use);
                stage.advance(1);
            }
        }
        catalogue.leftOut().forEach(recording -> files.candidates(recording).forEach(this::use));
        files.recordings().stream().filter(file -> !used.contains(file)).forEach(file -> findings.add(stray(file)));
        return new DataSetValidation(
                folder.toString(),
                DataSetValidation.Totals.of(findings),
                catalogue.labelling(),
                classCounts(),
                findings);
    }

    private void use(Path file) {
        used.add(String.valueOf(file.getFileName()));
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
            recording = RecordingFiles.read(entry.path(), options);
        } catch (BadData problem) {
            return refused(entry, names, problem.getMessage());
        } catch (IOException failure) {
            return refused(entry, names, "cannot be read: " + failure);
        }
        recording.source().files().forEach(file -> use(Path.of(file)));
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

    private RecordingFinding stray(String file) {
        String name = file.substring(0, file.lastIndexOf('.'));
        return new RecordingFinding(
                name,
                Usability.REFUSED,
                List.of(),
                null,
                List.of("file " + file
                        + (catalogue.file().endsWith(DiagnosisMap.NAME)
                                ? " has no #Dx"
                                : " has no line in REFERENCE.csv")));
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
